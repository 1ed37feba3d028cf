/** The desk of the golden file: every kind of state a snapshot can hold. `npx tsx test/desk/golden.ts` writes the file anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DeskOptions, NewsDesk } from 'newsfold';
import { batch } from '../helpers/batch';
import { codeOf } from '../helpers/errors';

const path = fileURLToPath(new URL('golden/desk-v1.bin', import.meta.url));

export const GOLDEN_OPTIONS: DeskOptions = {
  threshold: 0.1,
  keepArticles: 20,
  sourcePriority: ['Harbour Post'],
};
export const GOLDEN_NOTE = 'golden, "…" \ud83d\uddde';

/** Settled reports, revised and removed ones, new ones, copies, pins, an alias. */
export function goldenDesk(): NewsDesk {
  const desk = new NewsDesk(GOLDEN_OPTIONS);
  const reports = batch();
  desk.add(reports.slice(0, 12));
  desk.settle();
  const [a, b] = desk.stories().map(({ id }) => id);
  desk.merge(a!, b!);
  desk.settle();
  desk.split(desk.storyOf('event0-report1')!, ['event0-report1']);
  desk.remove('event1-report2');
  desk.add({ ...reports[3]!, text: `${reports[3]!.text} The harbour was closed – for an hour.` });
  desk.add(reports.slice(14));
  return desk;
}

export function goldenBytes(): Uint8Array {
  return Uint8Array.from(readFileSync(path));
}

/** Flips of single bits of the golden bytes that are not refused, as numbers of bits. */
export function believedFlips(golden: Uint8Array, bitsOf: (byte: number) => readonly number[]): number[] {
  const copy = Uint8Array.from(golden);
  const believed: number[] = [];
  for (let byte = 0; byte < golden.length; byte++) {
    for (const bit of bitsOf(byte)) {
      copy[byte]! ^= 1 << bit;
      if (codeOf(() => NewsDesk.restore(copy, GOLDEN_OPTIONS)) !== 'bad-bytes') believed.push(8 * byte + bit);
      copy[byte]! ^= 1 << bit;
    }
  }
  return believed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(path, goldenDesk().snapshot(GOLDEN_NOTE));
}
