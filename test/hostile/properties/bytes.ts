/** What holds for damaged bytes: of signatures, indexes, desks and JSON lines. */
import fc from 'fast-check';
import { LshIndex, NewsDesk, signatureFromBytes, signatureToBytes, sketchText } from 'newsfold';
import { readJsonLines } from 'newsfold/node';
import { expect } from 'vitest';
import { jsonLines } from '../../cli/support';
import { batch } from '../../helpers/batch';
import { damaged, hostileText } from '../../helpers/hostile';
import { holdsFor, holdsLaterFor } from '../../helpers/property';
import { type Property, typed } from './kinds';

const SIGNATURE = signatureToBytes(
  sketchText('A text of some more than five words for a signature.', { slots: 32 }),
);
const INDEX = ((): Uint8Array => {
  const index = new LshIndex({ slots: 32 });
  for (const { id, text } of batch().slice(0, 6)) index.add(id, sketchText(text, { slots: 32 }));
  return index.toBytes();
})();
const DESK = ((): Uint8Array => {
  const desk = new NewsDesk();
  desk.add(batch().slice(0, 6));
  return desk.snapshot();
})();

/** Damaged bytes are refused by a typed error; noise that is, by chance, what was damaged is not counted. */
const ofBytes = (name: string, valid: Uint8Array, read: (bytes: Uint8Array) => unknown): Property => ({
  name: `damaged bytes of ${name} are refused`,
  runs: 100,
  more: 100,
  check: (n, seed) =>
    holdsFor(
      damaged(valid),
      n,
      (bytes) => {
        const isWhole = bytes.length === valid.length && bytes.every((byte, i) => byte === valid[i]);
        expect(typed(() => read(bytes)) !== undefined).toBe(isWhole);
      },
      seed,
    ),
});

export const BYTES_PROPERTIES: readonly Property[] = [
  ofBytes('a signature', SIGNATURE, signatureFromBytes),
  ofBytes('an index', INDEX, (bytes) => LshIndex.fromBytes(bytes)),
  ofBytes('a desk', DESK, (bytes) => NewsDesk.restore(bytes)),
  {
    name: 'JSON lines that are damaged give values and faults, in order, and all lines are accounted for',
    runs: 60,
    more: 40,
    check: (n, seed) =>
      holdsLaterFor(
        fc.array(fc.oneof(damaged(new TextEncoder().encode(jsonLines(batch().slice(0, 2)))), hostileText), {
          maxLength: 4,
        }),
        n,
        async (chunks) => {
          const faults: number[] = [];
          let values = 0;
          const source = readJsonLines(chunks, {
            onError: ({ line }) => faults.push(line),
            maxLineLength: 2000,
          });
          for await (const _ of source) values++;
          expect(faults).toEqual([...new Set(faults)].sort((a, b) => a - b));
          const breaks = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk as string)))
            .toString('latin1')
            .split('\n').length;
          expect(values + faults.length).toBeLessThanOrEqual(breaks);
        },
        seed,
      ),
  },
];
