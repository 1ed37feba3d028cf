/**
 * What must be known of a whole batch to weigh the terms of one report: how many independent reports have each, how many of those are foreign,
 * and whether running text spells it as a name. A term that the batch has once needs no entry: the report that has it tells all of it.
 *
 * Cost: 11 to 23 bytes for each term of several reports.
 * @module
 */
import { isNamed } from '../stories/channels';
import { batchIdf, type Idf } from '../stories/idf';
import { STORY_PARAMETERS } from '../stories/parameters';
import type { TermCounts } from '../stories/term-counts';
import { TermTable } from '../stories/term-table';
import { numberOf, type SqlEngine } from './engine';
import { guarded } from './steps';
import type { StoryStatements } from './story-statements';

/** Parts in which terms are read. */
const PARTS = 32;
/** Marks beside a count: all reports that have the term are foreign; it is a name. */
const FOREIGN = 1;
const NAME = 2;
const MARKS = 4;

/** The weights of a batch. */
export class BatchTerms {
  readonly #table: TermTable;
  /** Of the report that is asked about, for terms that no other has. */
  #isForeign = false;
  #names: ReadonlySet<number> = new Set();
  readonly idf: Idf;

  private constructor(table: TermTable, reports: number, foreignReports: number) {
    this.#table = table;
    const count = (term: number): number => Math.floor(table.count(term) / MARKS) || 1;
    const foreign = {
      reports: foreignReports,
      counts: { get: (term: number) => (this.#allForeign(term) ? count(term) : 0) },
    };
    this.idf = batchIdf({ get: count }, reports, STORY_PARAMETERS, foreign);
  }

  /** Reads the sums that the engine made. */
  static async read(
    engine: SqlEngine,
    sql: StoryStatements,
    reports: number,
    foreignReports: number,
  ): Promise<BatchTerms> {
    const sums = sql.table('sums');
    const [counted] = await guarded('terms', () => engine.query(`SELECT count(*) AS n FROM ${sums}`));
    const table = new TermTable(numberOf(counted!.n));
    for (let part = 0; part < PARTS; part++) {
      // Numbers are signed in some engines, and remainders with them.
      const where = `term % ${PARTS} = ${part} OR term % ${PARTS} = -${part}`;
      const query = `SELECT term, reports, others, places, capitals FROM ${sums} WHERE ${where}`;
      for (const row of await guarded('terms', () => engine.query(query))) {
        const count = numberOf(row.reports);
        const isForeign = numberOf(row.others) === count;
        const isName = isNamed(numberOf(row.places), numberOf(row.capitals), STORY_PARAMETERS.nameShare);
        table.add(numberOf(row.term) | 0, MARKS * count + (isForeign ? FOREIGN : 0) + (isName ? NAME : 0));
      }
    }
    return new BatchTerms(table, reports, foreignReports);
  }

  /** Whether several independent reports have a term. */
  isShared(term: number): boolean {
    return this.#table.count(term) !== 0;
  }

  /** Says whose terms are asked about next. */
  turnTo({ foreign, block, start, end }: TermCounts): void {
    this.#isForeign = foreign;
    const names = new Set<number>();
    for (let i = start; i < end; i++) {
      const term = block.hashes[i]!;
      if (block.named[i] === 0 || this.isShared(term)) continue;
      if (isNamed(block.seen[i]!, block.named[i]!, STORY_PARAMETERS.nameShare)) names.add(term);
    }
    this.#names = names;
  }

  readonly isName = (term: number): boolean => {
    const marks = this.#table.count(term);
    return marks === 0 ? this.#names.has(term) : (marks & NAME) !== 0;
  };

  #allForeign(term: number): boolean {
    const marks = this.#table.count(term);
    return marks === 0 ? this.#isForeign : (marks & FOREIGN) !== 0;
  }
}
