/**
 * One row of the scorecard.
 * @module
 */

/** What was measured, against what was aimed at. */
export interface Row {
  readonly row: string;
  readonly aim: string;
  /** With the command or the sizes, where a run was a smaller one than the aim asks for. */
  readonly measured: string;
  /** Undefined where it was not measured in this run. */
  readonly held: boolean | undefined;
  readonly known: string;
}

/** The table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const verdict = ({ held }: Row): string => (held === undefined ? 'not measured' : held ? 'held' : 'missed');
  const lines = rows.map(
    (one) => `| ${[one.row, one.aim, one.measured, verdict(one), one.known].join(' | ')} |`,
  );
  return ['| row | aim | measured | | known elsewhere |', '|---|---|---|---|---|', ...lines].join('\n');
}

/** `1234567` as `1,234,567`. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
