/**
 * Text for a terminal: hostile characters out, lines wrapped, colour only where it is wanted. Titles come from
 * strangers, and an escape sequence in one of them could move the cursor or rename the window.
 * @module
 */
import { styleText } from 'node:util';

/** Columns a line may take. */
export const WIDTH = 96;

// C0, DEL and C1 controls, and the bidirectional controls that make a line read in another order.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// Whole escape sequences, `ESC [ 31 m` or `ESC ] 0 ; title BEL`, so that no litter of it stays behind.
const ESCAPE_SEQUENCE =
  /(?:\u001b\[|\u009b)[0-?]{0,32}[ -/]{0,4}[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)/g;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
const MARK = /\p{M}|\u200b|\u200d|\ufeff/u;
/** First and last code points of the ranges that take two columns: Hangul, kana, Han, full-width forms, emoji. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** `text` on one line, without any control that a terminal would obey. */
export function clean(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCE, '')
    .replace(BREAKS, ' ')
    .replace(UNSAFE, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Columns `text` takes; a simple reading of Unicode's East Asian width. */
export function columns(text: string): number {
  let total = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (MARK.test(character)) continue;
    total += WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
  }
  return total;
}

/** Cleans and wraps `text`; the first line starts with `first`, the others with `rest`. */
export function wrap(text: string, first = '', rest: string = ' '.repeat(first.length)): string[] {
  const lines: string[] = [];
  let line = first;
  let used = columns(first);
  let empty = true;
  const flush = (): void => {
    lines.push(line);
    line = rest;
    used = columns(rest);
    empty = true;
  };
  for (const word of clean(text).split(' ')) {
    const size = columns(word);
    if (!empty && used + 1 + size > WIDTH) flush();
    if (used + size <= WIDTH) {
      line += empty ? word : ` ${word}`;
      used += empty ? size : size + 1;
      empty = false;
      continue;
    }
    // A word longer than a line (a web address, a script without spaces) is broken where the line ends.
    for (const character of word) {
      const cost = columns(character);
      if (used + cost > WIDTH) flush();
      line += character;
      used += cost;
      empty = false;
    }
  }
  lines.push(line);
  return lines;
}

/** Ways to set off a piece of text. */
export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

/** `text` in a style when standard output is a terminal and `NO_COLOR` is not set; otherwise as it is. */
export function paint(style: Style, text: string): string {
  const { NO_COLOR } = process.env;
  const colour = process.stdout.isTTY === true && (NO_COLOR === undefined || NO_COLOR === '');
  return colour ? styleText(style, text) : text;
}
