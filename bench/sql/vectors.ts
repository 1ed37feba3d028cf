/**
 * The known answers of the layout, as `docs/scale.md` has them: `npx tsx bench/sql/vectors.ts`. Whoever makes rows in another language
 * compares with these.
 */
import { fileURLToPath } from 'node:url';
import type { Article } from '../../src/index';
import { layoutRows } from '../../src/sql/index';

const TEXT = 'The talks between the two ministers were put off on Sunday, the ministry said in a statement.';
/** Bands whose keys are shown. */
const BANDS = 3;
/** A report with a title, a name that comes twice, and a figure. */
const TITLED: Article = {
  id: 'a',
  title: 'Talks put off',
  text: 'The Ankara talks were put off, Ankara said on 14 June.',
};

/** Rows of Markdown: what is hashed, and its answer. */
export function vectors(): string[] {
  const numberOf = (id: string): string =>
    String((layoutRows([{ id, text: TEXT }]).reports[1] as BigUint64Array)[0]);
  const { reports, bands, samples } = layoutRows([{ id: 'a', text: TEXT }]);
  const listed = (values: unknown): string => (values as string[]).join(', ');
  const rows = [
    ['number of the id `a`', numberOf('a')],
    ['of `wire-1`', numberOf('wire-1')],
    ['of `é€😀`', numberOf('é€😀')],
    [`the text “${TEXT}”`, ''],
    ['its shingles', listed(Array.from((reports[4] as { values: Uint32Array }).values))],
    ['its content', String((reports[3] as BigUint64Array)[0])],
    ['its keys in bands 0, 1, 2', listed(Array.from((bands[2] as BigUint64Array).slice(0, BANDS), String))],
    ['its samples', listed(Array.from(samples[1] as Uint32Array))],
  ];
  const { reports: own, terms } = layoutRows([TITLED], { terms: true });
  const [, hashes, , elsewhere, seen, named] = terms.map((column) => Array.from(column as Uint32Array));
  rows.push(
    [`title “${TITLED.title}”, text “${TITLED.text}”`, ''],
    ['its `terms` in `reports`', listed(Array.from(own[5] as Uint32Array))],
    ['its terms', listed(hashes)],
    ['`foreign_language`', listed([...new Set(elsewhere)])],
    ['`seen`', listed(seen)],
    ['`named`', listed(named)],
  );
  return rows.map(([of, is]) => `| ${of} | ${is}${is === '' ? '' : ' '}|`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(vectors().join('\n'));
