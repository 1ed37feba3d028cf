/**
 * Text for a terminal: what hostile characters could do there taken out, lines wrapped, colour only where it is wanted. Titles, ids and
 * paths come from strangers, and an escape sequence in one of them could move the cursor, rename the window or hide a line.
 *
 * Cost: O(n) in code units.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { styleText } from 'node:util';
import type { Output } from '../io';

// C0, DEL and C1 controls, the bidirectional controls that make a line read in another order, interlinear marks.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/g;
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

/** Columns of a line: those of the terminal within reason; of what is no terminal the default. */
const COLUMNS = { least: 40, most: 110, default: 80 } as const;

/** `text` on one line, without any control that a terminal would obey. */
export function clean(text: string): string {
  return withoutSequences(text).replace(BREAKS, ' ').replace(UNSAFE, '').replace(/ {2,}/g, ' ').trim();
}

/** Code units of a terminal's string, a window's title say, that are looked through for its end. */
const STRING_UNITS = 200;
const [BELL, ESCAPE, CONTROL_SEQUENCE, STRING_END, STRING] = [0x07, 0x1b, 0x9b, 0x9c, 0x9d];

/** `text` without whole escape sequences, `ESC [ 31 m` or `ESC ] 0 ; title BEL`, so that no litter of them stays behind. */
function withoutSequences(text: string): string {
  let kept = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== ESCAPE && unit !== CONTROL_SEQUENCE && unit !== STRING) continue;
    const end = sequenceEnd(text, i);
    if (end === i) continue;
    kept += text.slice(from, i);
    from = end;
    i = end - 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** Where the sequence that starts at `start` ends, or `start` where none does. What is read twice is bounded: no reading passes another start. */
function sequenceEnd(text: string, start: number): number {
  const isEscaped = text.charCodeAt(start) === ESCAPE;
  const unit = isEscaped ? text.charCodeAt(start + 1) : text.charCodeAt(start);
  let end = start + (isEscaped ? 2 : 1);
  if (unit === CONTROL_SEQUENCE || (isEscaped && unit === 0x5b)) {
    for (const most = end + 32; end < most && isWithin(text, end, 0x30, 0x3f); ) end++;
    for (const most = end + 4; end < most && isWithin(text, end, 0x20, 0x2f); ) end++;
    return isWithin(text, end, 0x40, 0x7e) ? end + 1 : start;
  }
  if (unit !== STRING && !(isEscaped && unit === 0x5d)) return start;
  for (const most = Math.min(text.length, end + STRING_UNITS + 1); end < most; end++) {
    const next = text.charCodeAt(end);
    if (next === BELL || next === STRING_END) return end + 1;
    if (next === ESCAPE && text[end + 1] === '\\') return end + 2;
    if (next === ESCAPE || next === CONTROL_SEQUENCE || next === STRING) return start;
  }
  return start;
}

function isWithin(text: string, at: number, first: number, last: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= first && unit <= last;
}

/** Columns that `text` takes; a simple reading of Unicode's East Asian width. */
export function columns(text: string): number {
  let total = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300) total++;
    else if (!MARK.test(character)) {
      total += WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
    }
  }
  return total;
}

/** Ways to set off a piece of text. */
export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan' | 'inverse';

/** How text is laid out for one stream. */
export interface Layout {
  /** Columns of a line. */
  readonly width: number;
  /** `text` in styles, where colour is wanted. What is painted must be clean already. */
  paint(styles: Style | Style[], text: string): string;
}

/** The layout of a stream: colour on a terminal, unless `NO_COLOR` says otherwise; `FORCE_COLOR` has the last word. */
export function layoutOf(output: Output, env: Readonly<Record<string, string | undefined>>): Layout {
  const { NO_COLOR = '', FORCE_COLOR, TERM } = env;
  const isWanted = output.isTTY === true && NO_COLOR === '' && TERM !== 'dumb';
  const isColoured =
    FORCE_COLOR === undefined || FORCE_COLOR === '' ? isWanted : !/^(?:0|false)$/.test(FORCE_COLOR);
  const width = output.isTTY === true ? (output.columns ?? COLUMNS.default) : COLUMNS.default;
  return {
    width: Math.min(COLUMNS.most, Math.max(COLUMNS.least, width)),
    // Newer Nodes ask the stream by themselves; the question is settled here.
    paint: (styles, text) => (isColoured ? styleText(styles, text, { validateStream: false }) : text),
  };
}

/** Cleans and wraps `text`; the first line starts with `first`, the others with `rest`. */
export function wrap(
  { width }: Pick<Layout, 'width'>,
  text: string,
  first = '',
  rest: string = ' '.repeat(columns(first)),
): string[] {
  const lines: string[] = [];
  let line = first;
  let used = columns(first);
  let isEmpty = true;
  const flush = (): void => {
    lines.push(line);
    line = rest;
    used = columns(rest);
    isEmpty = true;
  };
  for (const word of clean(text).split(' ')) {
    const size = columns(word);
    if (!isEmpty && used + 1 + size > width) flush();
    if (used + size <= width) {
      line += isEmpty ? word : ` ${word}`;
      used += isEmpty ? size : size + 1;
      isEmpty = false;
      continue;
    }
    // A word longer than a line (a web address, a script without spaces) is broken where the line ends.
    for (const character of word) {
      const cost = columns(character);
      if (used + cost > width && !isEmpty) flush();
      line += character;
      used += cost;
      isEmpty = false;
    }
  }
  lines.push(line);
  return lines;
}

/** `text` cleaned, and cut where it is longer than `most` columns. */
export function shortened(text: string, most: number): string {
  const whole = clean(text.slice(0, most * 8));
  if (columns(whole) <= most && text.length <= most * 8) return whole;
  let short = '';
  let used = 0;
  for (const character of whole) {
    used += columns(character);
    if (used > most - 1) break;
    short += character;
  }
  return `${short}…`;
}

/** `1 report`, `2 reports`, `3 stories`, `4 copies`. */
export function countOf(n: number, thing: string): string {
  let digits = String(n);
  for (let at = digits.length - 3; at > 0; at -= 3) digits = `${digits.slice(0, at)},${digits.slice(at)}`;
  if (n === 1) return `1 ${thing}`;
  return `${digits} ${thing.endsWith('y') ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}
