/**
 * CSV for spreadsheets: a header, CRLF, and no cell that a spreadsheet would take for a formula (a leading `= + - @` gets a `'` before it).
 * Cells are one line each, without control characters.
 *
 * Cost: O(n) in code units.
 * @module
 */
import { stringify } from 'csv-stringify/sync';
import { clean } from './plain';

/** What a cell may be. */
export type Cell = string | number | undefined;

/** Rows that are written at a time. */
const ROWS_A_PIECE = 500;

/** A table with a header. A row that ends early is filled up: every row has as many cells as the header. */
export function* csvTable(
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Generator<string, void, undefined> {
  let piece: (readonly Cell[])[] = [header];
  for (const row of rows) {
    piece.push(header.map((_, column) => cellOf(row[column])));
    if (piece.length < ROWS_A_PIECE) continue;
    yield csvOf(piece);
    piece = [];
  }
  yield csvOf(piece);
}

function cellOf(cell: Cell): Cell {
  return typeof cell === 'string' ? clean(cell) : cell;
}

function csvOf(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows as Cell[][], { escape_formulas: true, record_delimiter: 'windows' });
}
