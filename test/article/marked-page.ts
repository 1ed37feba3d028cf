/**
 * Pages written for this project in the manner of many kinds of publisher, with the fate of every line marked at
 * its start: `= ` the title, `+ ` kept, `- RULE ` removed by RULE (`?`: by any). A mark behind `&` continues the
 * line before, after a space. Blank lines are the page's own.
 */
import type { ReadResult } from '../../src/article/read';

export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly fate: 'title' | 'kept' | 'removed';
  /** `?` where any rule will do; '' where the piece is not removed. */
  readonly rule: string;
}

export interface MarkedPage {
  readonly raw: string;
  readonly pieces: readonly Piece[];
}

const MARK = /^(&?)(?:([=+]) |- ([a-z-]+|\?) )(.*)$/;

/** Takes the marks off; throws for a line without one. */
export function parseMarkedPage(marked: string): MarkedPage {
  const pieces: Piece[] = [];
  let raw = '';
  marked.split('\n').forEach((row, i) => {
    if (row.trim() === '') {
      raw += '\n';
      return;
    }
    const match = MARK.exec(row);
    if (match === null) throw new Error(`line ${i + 1} has no mark: ${row}`);
    const [, glue, sign, rule = '', text = ''] = match;
    if (glue !== '') raw = `${raw.slice(0, -1)} `;
    const fate = sign === '=' ? 'title' : sign === '+' ? 'kept' : 'removed';
    pieces.push({ start: raw.length, end: raw.length + text.length, fate, rule });
    raw += `${text}\n`;
  });
  return { raw, pieces };
}

/** The rules that took the piece; none where more than a trace of it is left. */
export function rulesThatTook(piece: Piece, raw: string, result: ReadResult): readonly string[] {
  const inside = result.removed.filter((span) => span.start < piece.end && span.end > piece.start);
  let taken = 0;
  for (const span of inside) {
    const part = raw.slice(Math.max(span.start, piece.start), Math.min(span.end, piece.end));
    taken += part.replace(/\s/g, '').length;
  }
  const whole = raw.slice(piece.start, piece.end).replace(/\s/g, '').length;
  return taken * 2 > whole ? [...new Set(inside.map((span) => span.rule))] : [];
}

/** The title as the page's mark has it. */
export function markedTitle(page: MarkedPage): string {
  const piece = page.pieces.find(({ fate }) => fate === 'title');
  if (piece === undefined) throw new Error('the page has no title marked with =');
  return page.raw.slice(piece.start, piece.end);
}
