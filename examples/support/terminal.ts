/**
 * Text for standard output, as the command line lays it out: hostile characters out, lines wrapped, colour only on a terminal.
 * @module
 */
import { type Layout, layoutOf, wrap as wrapTo } from '../../src/cli/output/plain';

export { clean, columns, countOf } from '../../src/cli/output/plain';

/** The layout of standard output. */
export const layout: Layout = layoutOf(process.stdout, process.env);
/** Columns a line may take. */
export const WIDTH: number = layout.width;
/** Sets off a piece of text, where colour is wanted. */
export const paint: Layout['paint'] = layout.paint;

/** Cleans and wraps `text`; the first line starts with `first`, the others with `rest`. */
export function wrap(text: string, first = '', rest?: string): string[] {
  return wrapTo(layout, text, first, rest);
}
