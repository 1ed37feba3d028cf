/** The example data, read from its files. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ExampleData } from './outputs';

const folder = new URL('../../examples/data/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');

export function exampleData(): ExampleData {
  const pages = readdirSync(new URL('pages/', folder)).sort();
  return {
    reports: read('reports.jsonl'),
    pages: Object.fromEntries(pages.map((name) => [name, read(`pages/${name}`)])),
  };
}
