/**
 * From what each report says to where the story stands: one state carried through the reports.
 *
 * Cost: O(reports log reports).
 * @module
 */
import { DAY_MS } from '../dates/calendar';
import type { Status, StatusChange, StatusReading } from './types';

/** What one report says. */
export interface ReportStatus {
  readonly reading: {
    readonly articleId: string;
    readonly value: Status;
    readonly sentence: string;
    readonly time: number | undefined;
  };
  /** 3 in the title, 2 in the first sentence, 1 further down, 0 for nothing but an earlier plan. */
  readonly strength: number;
  /** It tells of an earlier plan beside. */
  readonly hadPlan: boolean;
}

/** Days after which a plan that is announced once more by one report alone is a new date, no late reprint. */
const NEW_PLAN_DAYS = 2;

/** The order in which an event goes through its states, where no dates tell. */
const STAGE: Readonly<Record<Status, number>> = {
  planned: 0,
  confirmed: 1,
  denied: 2,
  postponed: 3,
  cancelled: 4,
  resumed: 5,
  'under-way': 6,
  held: 7,
};

/** Off, or taking place: what cannot both be true of one day. */
const SIDE: Readonly<Partial<Record<Status, 'off' | 'on'>>> = {
  postponed: 'off',
  cancelled: 'off',
  denied: 'off',
  'under-way': 'on',
  held: 'on',
};

/** The story's state while its reports are walked through. */
class State {
  value: Status | undefined;
  /** The latest report that says so. */
  shownBy: ReportStatus | undefined;
  /** UTC day of the report that brought the state, and its strength. */
  day: number | undefined;
  strength = 0;
  isConflict = false;
  readonly changes: StatusChange[] = [];

  move(to: Status, report: ReportStatus): void {
    const { articleId, sentence } = report.reading;
    if (this.value !== undefined && this.value !== to) {
      this.changes.push({ from: this.value, to, articleId, sentence });
    }
    if (this.value !== to || report.strength > this.strength) this.strength = report.strength;
    this.value = to;
    this.shownBy = report;
    this.day = dayOf(report);
    this.isConflict = false;
  }
}

function dayOf(report: ReportStatus): number | undefined {
  const { time } = report.reading;
  return time === undefined ? undefined : Math.floor(time / DAY_MS);
}

/**
 * Resolves a story's status.
 *
 * @param reports in publication order, undated ones last
 */
export function resolveStatus(reports: readonly ReportStatus[]): {
  status?: StatusReading;
  changes: StatusChange[];
} {
  const counted = countable(reports);
  const dated = counted.filter((report) => report.reading.time !== undefined);
  const undated = counted.filter((report) => report.reading.time === undefined);
  undated.sort((a, b) => STAGE[a.reading.value] - STAGE[b.reading.value]);
  const state = new State();

  // An undated plan comes before whatever dated reports tell of its fate.
  const first = dated[0] ?? undated[0];
  for (const report of dated.length === 0 ? [] : undated) {
    const { value } = report.reading;
    if (value === 'planned' && first!.reading.value !== 'planned' && STAGE[first!.reading.value] > 0)
      state.move(value, report);
  }
  const isChange = first?.reading.value === 'postponed' || first?.reading.value === 'cancelled';
  const plan = reports.find((report) => report.hadPlan);
  if (state.value === undefined && isChange && plan !== undefined) state.value = 'planned';

  for (const report of dated) stepDated(state, report, dated);
  stepUndated(state, undated, dated.length > 0);

  const { changes, shownBy, value } = state;
  if (value === undefined || shownBy === undefined || state.isConflict) return { changes };
  const { articleId, sentence } = shownBy.reading;
  return { status: { value, articleId, sentence }, changes };
}

/** What a lone remark below the first sentence may tell of a story that nothing stronger speaks for. */
const OVERTURNING: ReadonlySet<Status> = new Set(['postponed', 'cancelled', 'resumed', 'denied']);

/** Weak readings count when two reports agree, or a change that no stronger reading speaks against. */
function countable(reports: readonly ReportStatus[]): ReportStatus[] {
  const support = new Map<Status, number>();
  let strongest = 0;
  for (const { reading, strength } of reports) {
    if (strength > 0) support.set(reading.value, (support.get(reading.value) ?? 0) + 1);
    strongest = Math.max(strongest, strength);
  }
  return reports.filter(({ reading, strength }) => {
    if (strength === 0) return false;
    return (
      strength > 1 || support.get(reading.value)! > 1 || (strongest === 1 && OVERTURNING.has(reading.value))
    );
  });
}

function stepDated(state: State, report: ReportStatus, dated: readonly ReportStatus[]): void {
  const { value } = report.reading;
  const day = dayOf(report)!;
  const from = state.value;
  if (from === undefined || state.day === undefined || from === value) {
    // An earlier undated plan gives way to any dated report.
    state.move(value, report);
    return;
  }
  const isSameDay = day === state.day;
  const isOpposite = SIDE[from] !== undefined && SIDE[value] !== undefined && SIDE[from] !== SIDE[value];
  if (isSameDay && isOpposite) {
    if (report.strength === 3 && state.strength === 3) state.isConflict = true;
    else if (report.strength > state.strength) state.move(value, report);
    return;
  }
  if (value === 'planned' || value === 'confirmed') {
    if (from === 'planned') state.move(value, report);
    else if (from === 'postponed' || from === 'cancelled' || from === 'denied') {
      const isNew = !isSameDay && report.strength > 1 && isPlannedAnew(report, dated, state.day);
      if (isNew) state.move(value, report);
    }
    return;
  }
  if (isSameDay) {
    if (STAGE[value] > STAGE[from]) state.move(value, report);
    return;
  }
  if (from === 'held' && report.strength < 3) return;
  if (from === 'cancelled' && value === 'postponed') return;
  state.move(value, report);
}

/** Whether a plan after a change is a new one: told days later, or by two reports. */
function isPlannedAnew(report: ReportStatus, dated: readonly ReportStatus[], changeDay: number): boolean {
  if (dayOf(report)! - changeDay >= NEW_PLAN_DAYS) return true;
  let plans = 0;
  for (const other of dated) {
    const { value } = other.reading;
    if ((value === 'planned' || value === 'confirmed') && other.strength > 1 && dayOf(other)! > changeDay)
      plans++;
  }
  return plans > 1;
}

function stepUndated(state: State, undated: readonly ReportStatus[], hasDated: boolean): void {
  const best = { off: 0, on: 0 };
  let hasResumed = false;
  for (const { reading, strength } of undated) {
    const side = SIDE[reading.value];
    if (side !== undefined) best[side] = Math.max(best[side], strength);
    hasResumed ||= reading.value === 'resumed';
  }
  const isTorn = best.off > 0 && best.on > 0 && !hasResumed;
  const losing = isTorn && best.off !== best.on ? (best.off > best.on ? 'on' : 'off') : undefined;
  for (const report of undated) {
    const { value } = report.reading;
    const side = SIDE[value];
    if (side !== undefined && side === losing) continue;
    const from = state.value;
    if (from !== undefined && from !== value) {
      if (STAGE[value] < STAGE[from]) continue;
      // What a dated report says stands against undated ones.
      if (hasDated && side !== undefined && SIDE[from] !== undefined && SIDE[from] !== side) continue;
    } else if (from === value && hasDated) continue;
    if (isTorn && losing === undefined && side === 'on') {
      state.isConflict = true;
      continue;
    }
    state.move(value, report);
  }
}
