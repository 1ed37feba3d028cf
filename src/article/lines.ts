/**
 * Lines of a raw page, with what the boilerplate rules look at: a normalised key, and the line's shape (words,
 * capitals, function words, last punctuation). Hard-wrapped paragraphs count as one line.
 *
 * Cost: O(n) in code units; of a long line only the first {@link LINE_LIMITS.head} and the last
 * {@link LINE_LIMITS.tail} code units are looked at closely.
 * @module
 */
import { type FunctionWords, PLAIN_SHAPE, type Shape, shapeOf } from './shape';

/** How much of a line the rules see, in UTF-16 code units. */
export const LINE_LIMITS = {
  /** Start of the line, for the key and the shape. */
  head: 400,
  /** End of the line, for credits. */
  tail: 120,
  /** Range of widths at which hard-wrapping programs break lines. */
  wrapLow: 45,
  wrapHigh: 120,
  /** Lines looked at from either end of the page; a page of more has its middle taken as it stands. */
  edgeLines: 2000,
} as const;

export interface Line {
  /** 1-based number of the (first) physical line. */
  readonly number: number;
  /** UTF-16 offsets in the page, without white space at either end. */
  readonly start: number;
  readonly end: number;
  /** `raw.slice(start, end)` */
  readonly text: string;
  /** Start of the text: single spaces, straight quotes. */
  readonly head: string;
  /** {@link Line.head} in lower case: what the anchored patterns are matched against. */
  readonly key: string;
  /** End of the text, normalised as the head is. */
  readonly tail: string;
  /** A blank line, or the page's start, stands before. */
  readonly opensBlock: boolean;
  /** The blank line before holds nothing but invisible characters that a page builder left there. */
  readonly afterFiller: boolean;
  readonly shape: Shape;
  /** Function words beside the English ones, with which the shape was read. */
  readonly others: FunctionWords | undefined;
}

/** White space and the invisible characters pages are padded with. */
export function isBlank(unit: number): boolean {
  if (unit > 0x20 && unit < 0x7f) return false;
  return (
    unit <= 0x20 ||
    (unit >= 0x7f && unit <= 0xa0) ||
    unit === 0xad ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202f) ||
    (unit >= 0x205f && unit <= 0x2064) ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/** Single spaces, straight quotes, no invisible characters. Call on short strings. */
export function normalise(text: string): string {
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x20 && unit < 0x7f) continue;
    if (unit === 0x20 && i > 0 && i + 1 < text.length && !isBlank(text.charCodeAt(i + 1))) continue;
    const plain = plainUnit(unit);
    if (plain === undefined) continue;
    out += text.slice(copied, i);
    copied = i + 1;
    if (plain !== ' ') out += plain;
    else if (out.length > 0 && !out.endsWith(' ')) out += ' ';
  }
  out = copied === 0 ? text : out + text.slice(copied);
  return out.endsWith(' ') ? out.slice(0, -1) : out;
}

/** What stands for a unit in normalised text; `undefined` for itself. */
function plainUnit(unit: number): string | undefined {
  // Zero-width characters and soft hyphens stand inside words; they do not part them.
  if (unit === 0xad || unit === 0xfeff || (unit >= 0x200b && unit <= 0x200f)) return '';
  if (isBlank(unit)) return ' ';
  if (unit === 0x2018 || unit === 0x2019 || unit === 0x02bc) return "'";
  return unit === 0x201c || unit === 0x201d || unit === 0x201e ? '"' : undefined;
}

/** One physical line: offsets without white space at the ends. */
interface Span {
  number: number;
  start: number;
  end: number;
  opensBlock: boolean;
  afterFiller: boolean;
}

function splitSpans(raw: string): Span[] {
  const spans: Span[] = [];
  let number = 0;
  let opensBlock = true;
  let afterFiller = false;
  let from = 0;
  while (from <= raw.length) {
    let to = from;
    while (to < raw.length && !isLineBreak(raw.charCodeAt(to))) to++;
    number++;
    let start = from;
    let end = to;
    while (start < end && isBlank(raw.charCodeAt(start))) start++;
    while (end > start && isBlank(raw.charCodeAt(end - 1))) end--;
    if (start < end) {
      spans.push({ number, start, end, opensBlock, afterFiller });
      opensBlock = false;
      afterFiller = false;
    } else {
      opensBlock = true;
      for (let i = from; i < to && !afterFiller; i++) afterFiller = raw.charCodeAt(i) > 0x7f;
    }
    from = raw.charCodeAt(to) === 0x0d && raw.charCodeAt(to + 1) === 0x0a ? to + 2 : to + 1;
  }
  return spans;
}

/**
 * Whether the lines of a block can be one paragraph that a program broke at a fixed width: `sure` when one goes
 * on in lower case, `maybe` when only the widths agree.
 */
function wrapping(raw: string, block: readonly Span[]): 'sure' | 'maybe' | 'no' {
  if (block.length < 2) return 'no';
  const width = (span: Span): number => span.end - span.start;
  let widest = 0;
  for (const span of block) widest = Math.max(widest, width(span));
  if (widest > LINE_LIMITS.wrapHigh) return 'no';
  let goesOn = 0;
  for (let i = 0; i + 1 < block.length; i++) {
    if (width(block[i]!) < Math.max(LINE_LIMITS.wrapLow, widest * 0.7)) return 'no';
    const next = raw[block[i + 1]!.start]!;
    if (next !== next.toUpperCase()) goesOn++;
  }
  return goesOn * 3 >= block.length - 1 ? 'sure' : 'maybe';
}

/**
 * Cuts a page into its nonblank lines. CR, LF, CRLF, NEL and the Unicode separators end a line.
 *
 * @param others function words of the page's language, where that is not English
 */
export function splitLines(raw: string, others?: FunctionWords): Line[] {
  const spans = splitSpans(raw);
  const blocks: { spans: Span[]; wraps: 'sure' | 'maybe' | 'no' }[] = [];
  for (const span of spans) {
    if (span.opensBlock) blocks.push({ spans: [span], wraps: 'no' });
    else blocks[blocks.length - 1]!.spans.push(span);
  }
  let sure = 0;
  let maybe = 0;
  for (const block of blocks) {
    block.wraps = wrapping(raw, block.spans);
    if (block.wraps === 'sure') sure++;
    else if (block.wraps === 'maybe') maybe++;
  }
  // One program wrapped the whole page: where most blocks surely go on, so do the others.
  const wrapsAll = sure > 1 && sure >= maybe;
  const lines: Line[] = [];
  let seen = 0;
  for (const block of blocks) {
    const [first] = block.spans;
    const isOne = block.wraps === 'sure' || (block.wraps === 'maybe' && wrapsAll);
    const merged = isOne ? [{ ...first!, end: block.spans[block.spans.length - 1]!.end }] : block.spans;
    for (const span of merged) {
      const isNearEdge = seen < LINE_LIMITS.edgeLines || seen >= spans.length - LINE_LIMITS.edgeLines;
      lines.push(isNearEdge ? makeLine(raw, span, others) : unread(raw, span));
      seen++;
    }
    if (isOne) seen += block.spans.length - 1;
  }
  return lines;
}

/** A line of the middle of an endless page: no key, a plain shape, so that no rule takes it. */
function unread(raw: string, span: Span): Line {
  const { number, start, end, opensBlock, afterFiller } = span;
  const text = raw.slice(start, end);
  return {
    number,
    start,
    end,
    text,
    head: '',
    key: '',
    tail: '',
    opensBlock,
    afterFiller,
    shape: PLAIN_SHAPE,
    others: undefined,
  };
}

/** The line without its first `from` code units; white space that follows goes with them. */
export function cutLine(line: Line, from: number): Line {
  let at = from;
  while (at < line.text.length && isBlank(line.text.charCodeAt(at))) at++;
  const { number, opensBlock, afterFiller } = line;
  const span = { number, start: 0, end: line.text.length - at, opensBlock, afterFiller };
  return { ...makeLine(line.text.slice(at), span, line.others), start: line.start + at, end: line.end };
}

function makeLine(raw: string, span: Span, others?: FunctionWords): Line {
  const text = raw.slice(span.start, span.end);
  const head = normalise(text.slice(0, LINE_LIMITS.head));
  const key = head.toLowerCase();
  const tail = text.length <= LINE_LIMITS.tail ? head : normalise(text.slice(-LINE_LIMITS.tail));
  const { number, start, end, opensBlock, afterFiller } = span;
  return {
    number,
    start,
    end,
    text,
    head,
    key,
    tail,
    opensBlock,
    afterFiller,
    shape: shapeOf(head, key, tail, others),
    others,
  };
}
