/**
 * Every single-bit flip, every truncation and 1 to 64 bytes appended, of a signature, an index and a desk: how many are refused, and what a
 * snapshot in plain JSON makes of the same.
 * @module
 */
import {
  LshIndex,
  NewsDesk,
  NewsfoldError,
  signatureFromBytes,
  signatureToBytes,
  sketchText,
} from 'newsfold';
import { batch } from '../../test/helpers/batch';
import { type Row, thousands } from './row';

interface Toll {
  readonly flips: number;
  readonly flipsRefused: number;
  readonly cuts: number;
  readonly cutsRefused: number;
  readonly appends: number;
  readonly appendsRefused: number;
}

/** @param refuses whether reading the bytes ends with the reader's own error */
function tollOf(bytes: Uint8Array, refuses: (bytes: Uint8Array) => boolean): Toll {
  const copy = Uint8Array.from(bytes);
  let flipsRefused = 0;
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    copy[bit >> 3]! ^= 1 << (bit & 7);
    if (refuses(copy)) flipsRefused++;
    copy[bit >> 3]! ^= 1 << (bit & 7);
  }
  let cutsRefused = 0;
  for (let length = 0; length < bytes.length; length++) if (refuses(bytes.subarray(0, length))) cutsRefused++;
  let appends = 0;
  let appendsRefused = 0;
  for (let extra = 1; extra <= 64; extra++) {
    for (const fill of [0, 0x20, 0xa5, 0xff]) {
      const longer = new Uint8Array(bytes.length + extra).fill(fill);
      longer.set(bytes);
      appends++;
      if (refuses(longer)) appendsRefused++;
    }
  }
  return { flips: bytes.length * 8, flipsRefused, cuts: bytes.length, cutsRefused, appends, appendsRefused };
}

const refused =
  (read: (bytes: Uint8Array) => unknown) =>
  (bytes: Uint8Array): boolean => {
    try {
      read(bytes);
      return false;
    } catch (error) {
      if (!(error instanceof NewsfoldError)) throw error;
      return true;
    }
  };

export function bytesRow(): Row {
  const index = new LshIndex({ slots: 32 });
  const desk = new NewsDesk();
  for (const { id, text } of batch().slice(0, 6)) index.add(id, sketchText(text, { slots: 32 }));
  desk.add(batch().slice(0, 8));
  desk.settle();
  const tolls = [
    tollOf(signatureToBytes(sketchText(batch()[0]!.text)), refused(signatureFromBytes)),
    tollOf(
      index.toBytes(),
      refused((bytes) => LshIndex.fromBytes(bytes)),
    ),
    tollOf(
      desk.snapshot('note'),
      refused((bytes) => NewsDesk.restore(bytes)),
    ),
  ];
  const json = new TextEncoder().encode(JSON.stringify([...desk.articles()]));
  const plain = tollOf(json, (bytes) => {
    try {
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      return false;
    } catch {
      return true;
    }
  });
  const share = (name: 'flips' | 'cuts' | 'appends', of: readonly Toll[]): [number, number] => [
    of.reduce((sum, toll) => sum + toll[`${name}Refused`], 0),
    of.reduce((sum, toll) => sum + toll[name], 0),
  ];
  const shown = (['flips', 'cuts', 'appends'] as const).map((name) => share(name, tolls));
  const accepted = 100 - (100 * plain.flipsRefused) / plain.flips;
  return {
    row: 'bit flips / truncations / appends refused',
    aim: '100 % each, exhaustive',
    measured: `${shown.map(([part, whole]) => `${part === whole ? '100 %' : `${((100 * part) / whole).toFixed(3)} %`} of ${thousands(whole)}`).join(' / ')}; plain JSON believes ${accepted.toFixed(0)} % of flips`,
    // The control: a snapshot without checksums must not pass.
    held: shown.every(([part, whole]) => part === whole) && accepted > 10,
    known: 'datasketch .7 % / 100 % / 0 %',
  };
}
