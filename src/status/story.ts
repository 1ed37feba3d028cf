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
    readonly start: number;
    readonly end: number;
    readonly inTitle: boolean;
  };
  /** 3 in the title, 2 in the first sentence, 1 further down, 0 for nothing but an earlier plan. */
  readonly strength: number;
  /** It tells of an earlier plan beside. */
  readonly hadPlan: boolean;
  /** It tells of nothing but something to come: a plan for the change in a later report. */
  readonly isAhead: boolean;
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
  /** Two reports that contradict each other, while no later one tells who was right. */
  conflict: readonly [ReportStatus, ReportStatus] | undefined;
  readonly changes: StatusChange[] = [];
  /** Day of the last change. */
  private changed: number | undefined;

  move(to: Status, report: ReportStatus): void {
    if (this.value !== undefined && this.value !== to) {
      this.changes.push({ from: this.value, to, ...evidenceOf(report) });
      this.changed = dayNumber(report);
    }
    if (this.value !== to || report.strength > this.strength) this.strength = report.strength;
    this.value = to;
    this.shownBy = report;
    this.day = dayNumber(report);
    this.conflict = undefined;
  }

  /** Two reports of one day contradict each other: what the first of them changed is undone. */
  contradict(report: ReportStatus): void {
    const { shownBy } = this;
    if (shownBy === undefined) return;
    this.conflict = [shownBy, report];
    const last = this.changes[this.changes.length - 1];
    if (last !== undefined && last.to === this.value && this.changed === dayNumber(report)) {
      this.changes.pop();
      this.value = last.from;
    }
  }

  /** Off is off: what other reports of the day call the same turn of events. */
  rename(to: Status, report: ReportStatus): void {
    const last = this.changes.pop();
    if (last !== undefined) this.value = last.from;
    else this.value = undefined;
    this.move(to, report);
  }
}

/** Who says it, in which sentence, and where in the text that stands. */
function evidenceOf({ reading }: ReportStatus): Omit<StatusReading, 'value'> {
  const { articleId, sentence, start, end, inTitle } = reading;
  return inTitle ? { articleId, sentence } : { articleId, sentence, start, end };
}

/** Put off and called off: reports of one day often use either for the other. */
function isSynonym(a: Status, b: Status): boolean {
  return (a === 'postponed' && b === 'cancelled') || (a === 'cancelled' && b === 'postponed');
}

/** Days since 1970, UTC. */
function dayNumber(report: ReportStatus): number | undefined {
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
  conflict?: StatusReading[];
  changes: StatusChange[];
} {
  const counted = countable(reports);
  const dated = counted.filter((report) => report.reading.time !== undefined);
  const undated = counted.filter((report) => report.reading.time === undefined);
  // What goes on again was under way before it was interrupted.
  const isInterrupted = undated.some(({ reading }) => reading.value === 'resumed');
  const stage = (value: Status): number =>
    isInterrupted && value === 'under-way' ? STAGE.confirmed + 0.5 : STAGE[value];
  undated.sort((a, b) => stage(a.reading.value) - stage(b.reading.value));
  const state = new State();

  // An undated plan comes before whatever dated reports tell of its fate.
  const first = dated[0] ?? undated[0];
  for (const report of dated.length === 0 ? [] : undated) {
    const { value } = report.reading;
    if (value === 'planned' && first!.reading.value !== 'planned' && STAGE[first!.reading.value] > 0)
      state.move(value, report);
  }
  const isChange = first?.reading.value === 'postponed' || first?.reading.value === 'cancelled';
  const hasPlan = reports.some((report) => report.hadPlan || (report.isAhead && isBefore(report, first)));
  if (state.value === undefined && isChange && hasPlan) state.value = 'planned';

  for (const report of dated) stepDated(state, report, dated);
  stepUndated(state, undated, dated.length > 0, stage);

  const { changes, shownBy, value } = state;
  const told = (report: ReportStatus): StatusReading => ({
    value: report.reading.value,
    ...evidenceOf(report),
  });
  if (state.conflict !== undefined) return { conflict: state.conflict.map(told), changes };
  if (value === undefined || shownBy === undefined) return { changes };
  return { status: { value, ...evidenceOf(shownBy) }, changes };
}

/** Whether a report may have come before another: undated ones may. */
function isBefore(report: ReportStatus, other: ReportStatus | undefined): boolean {
  const [time, otherTime] = [report.reading.time, other?.reading.time];
  return time === undefined || otherTime === undefined || time <= otherTime;
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
  let firstUnderWay = Number.POSITIVE_INFINITY;
  for (const report of reports) {
    const day = dayNumber(report);
    const isOn = report.strength > 1 && report.reading.value === 'under-way';
    if (isOn && day !== undefined) firstUnderWay = Math.min(firstUnderWay, day);
  }
  return reports.filter((report) => {
    const { reading, strength } = report;
    if (strength === 0) return false;
    // A later look back, in whatever sentence, at what was under way: it is over.
    if (reading.value === 'held' && (dayNumber(report) ?? -1) > firstUnderWay) return true;
    return (
      strength > 1 || support.get(reading.value)! > 1 || (strongest === 1 && OVERTURNING.has(reading.value))
    );
  });
}

function stepDated(state: State, report: ReportStatus, dated: readonly ReportStatus[]): void {
  const { value } = report.reading;
  const day = dayNumber(report)!;
  // What contradicts itself on one day is told by a later day alone.
  if (state.conflict !== undefined) {
    const isLater = day > dayNumber(state.conflict[1])!;
    if (isLater && report.strength > 1) state.move(value, report);
    return;
  }
  const from = state.value;
  if (from === undefined || state.day === undefined || from === value) {
    // An earlier undated plan gives way to any dated report.
    state.move(value, report);
    return;
  }
  const isSameDay = day === state.day;
  const isOpposite = SIDE[from] !== undefined && SIDE[value] !== undefined && SIDE[from] !== SIDE[value];
  if (isSameDay && isOpposite) {
    if (report.strength === state.strength && report.strength > 1) state.contradict(report);
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
    if (isSynonym(from, value)) {
      if (report.strength >= state.strength) state.rename(value, report);
      return;
    }
    if (STAGE[value] > STAGE[from]) state.move(value, report);
    return;
  }
  if (from === 'held' && report.strength < 3) return;
  if (from === 'cancelled' && value === 'postponed') return;
  state.move(value, report);
}

/** Whether a plan after a change is a new one: told days later, or by two reports. */
function isPlannedAnew(report: ReportStatus, dated: readonly ReportStatus[], changeDay: number): boolean {
  if (dayNumber(report)! - changeDay >= NEW_PLAN_DAYS) return true;
  let plans = 0;
  for (const other of dated) {
    const { value } = other.reading;
    if ((value === 'planned' || value === 'confirmed') && other.strength > 1 && dayNumber(other)! > changeDay)
      plans++;
  }
  return plans > 1;
}

function stepUndated(
  state: State,
  undated: readonly ReportStatus[],
  hasDated: boolean,
  stage: (value: Status) => number,
): void {
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
    const { reading, strength } = report;
    const { value } = reading;
    const side = SIDE[value];
    if (side !== undefined && side === losing) continue;
    const from = state.value;
    if (!hasDated && from !== undefined && isSynonym(from, value)) {
      if (strength >= state.strength) state.rename(value, report);
      continue;
    }
    if (from !== undefined && from !== value) {
      if (stage(value) < stage(from)) continue;
      // What a dated report says stands against undated ones.
      if (hasDated && side !== undefined && SIDE[from] !== undefined && SIDE[from] !== side) continue;
    } else if (from === value && hasDated) continue;
    if (isTorn && losing === undefined && side === 'on') {
      if (state.conflict === undefined) state.contradict(report);
      continue;
    }
    state.move(value, report);
  }
}
