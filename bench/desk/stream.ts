/**
 * Reports as they reach a desk, as JSON lines on standard output: `stream.mjs REPORTS PER_DAY`. Those of `bench/scale/reports.ts`, in
 * order of publication: every event's reports come within its few days, among those of others. A process of its own, so that
 * none of its memory is the desk's.
 */
import { once } from 'node:events';
import { type GoldArticle, makeReports, readSources } from '../scale/reports';

const DAY = 86_400_000;
const YEAR = 365 * DAY;
const START = Date.UTC(2020, 0, 1);
/** Reports that are made at a time. */
const BATCH = 5000;
const SEED = 1;

/** A report, and when it arrives. */
interface Arrival {
  readonly time: number;
  readonly report: GoldArticle;
}

const count = Number(process.argv[2]);
const span = (BATCH / Number(process.argv[3])) * DAY;
const sources = readSources();
let waiting: Arrival[] = [];
let sent = 0;
for (let batch = 0; sent < count; batch++) {
  const begin = START + batch * span;
  waiting.push(...arrivals(batch, begin));
  waiting.sort((a, b) => a.time - b.time);
  // Later batches begin where this one ends.
  const isOut = (arrival: Arrival): boolean => arrival.time < begin + span;
  let lines = '';
  for (const { report } of waiting.filter(isOut)) if (sent++ < count) lines += `${JSON.stringify(report)}\n`;
  waiting = waiting.filter((arrival) => !isOut(arrival));
  if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
}

/** The reports of one batch: events of a year moved into its span, in which their reports keep their distances. */
function arrivals(batch: number, begin: number): Arrival[] {
  const began = new Map<string, number>();
  const reports = makeReports(BATCH, SEED + batch, sources);
  for (const { gold, publishedAt } of reports) {
    if (typeof publishedAt === 'number')
      began.set(gold, Math.min(publishedAt, began.get(gold) ?? publishedAt));
  }
  return reports.map(({ gold, publishedAt, ...report }) => {
    const first = began.get(gold) ?? START;
    const of = (time: number): number => begin + Math.trunc(((first - START) / YEAR) * span) + time - first;
    const time = of(typeof publishedAt === 'number' ? publishedAt : first);
    const id = `b${batch}-${report.id}`;
    const dated = publishedAt === undefined ? {} : { publishedAt: time };
    return { time, report: { ...report, id, gold: `b${batch}-${gold}`, ...dated } };
  });
}
