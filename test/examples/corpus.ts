/**
 * A corpus that nobody wrote, in JSON lines, the same for the same number of lines; what is a copy of what is known.
 * Run: npx tsx test/examples/corpus.ts 100000 > corpus.jsonl
 */
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { prose, reworded, sentences, words } from '../helpers/prose';

/** Words a text. */
const LENGTH = 300;
/** Of so many lines one is a copy, one a copy with every hundredth word another, one a text with every fourth word another. */
const CYCLE = 20;
/** Of so many lines one is no JSON, one has no text and one next to none. */
const FAULTS = 1000;

export type Kind = 'original' | 'copy' | 'near-copy' | 'rewrite' | 'no-json' | 'no-text' | 'short';

/** What line `i`, from 0, is. */
export function kindOf(i: number): Kind {
  const fault = (['no-json', 'no-text', 'short'] as const)[(i % FAULTS) - FAULTS / 2];
  if (fault !== undefined) return fault;
  // Each speaks of a line some way back, which is an original: 7 before a multiple of 20.
  return i < CYCLE ? 'original' : ((['copy', 'near-copy', 'rewrite'] as const)[i % CYCLE] ?? 'original');
}

/** Line `i`, without its end. */
export function lineOf(i: number): string {
  const kind = kindOf(i);
  const earlier = i - (i % CYCLE) - 7;
  switch (kind) {
    case 'no-json':
      return '{"text": "cut o';
    case 'no-text':
      return '{"url": "https://corpus.example/"}';
    case 'short':
      return '{"text": "Not found"}';
    case 'original':
      return JSON.stringify({ text: prose(i, LENGTH), line: i });
    case 'copy':
      return JSON.stringify({ text: prose(earlier, LENGTH), line: i });
    default: {
      const changed = reworded(words(earlier, LENGTH), kind === 'rewrite' ? 4 : 100, 2);
      return JSON.stringify({ text: sentences(changed), line: i });
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const count = Number(process.argv[2] ?? 1000);
  for (let i = 0; i < count; i++) {
    if (!process.stdout.write(`${lineOf(i)}\n`)) await once(process.stdout, 'drain');
  }
}
