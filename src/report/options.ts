/**
 * Options of the report: how much of the stories it shows. Every bound that leaves something out is told in the report itself.
 * @module
 */
import { type ExplainOptions, explain as explainPair } from 'newsfold';
import { mustBeNumber, mustBeOptions, mustBeString } from '../errors';

/**
 * Options of {@link renderReport}.
 *
 * @example
 * ```ts
 * const options: ReportOptions = { title: 'June', maxStories: 3, maxCompared: 0 };
 * renderReport(clusterStories(articles), articles, options).includes('<title>June'); // true
 * ```
 */
export interface ReportOptions {
  /** Title of the page. Default `Stories`. */
  title?: string | undefined;
  /** Most stories on the page, 1 to 10,000. Default 200. */
  maxStories?: number | undefined;
  /** Stories left out at the start, for a second page. 0 (default) to 1,000,000,000. */
  skipStories?: number | undefined;
  /** Most reports listed in one story, 1 to 10,000; the rest are counted. Default 100. */
  maxReports?: number | undefined;
  /** Most pairs of reports set side by side on the page, at most three a story, 0 to 1,000. Default 60. */
  maxCompared?: number | undefined;
  /** Most of each text that is set side by side, in UTF-16 code units, 100 to 100,000. Default 3000. */
  maxText?: number | undefined;
  /** Options of `explain` for the verdicts, those that the stories were made with. `among` is by default the reports of the story. */
  explain?: ExplainOptions | undefined;
}

/** Options with the defaults filled in. */
export interface ReportSettings {
  readonly title: string;
  readonly maxStories: number;
  readonly skipStories: number;
  readonly maxReports: number;
  readonly maxCompared: number;
  readonly maxText: number;
  readonly explain: ExplainOptions;
}

/** Name, default, least and most of each number. */
const NUMBERS = {
  maxStories: [200, 1, 10_000],
  skipStories: [0, 0, 1_000_000_000],
  maxReports: [100, 1, 10_000],
  maxCompared: [60, 0, 1000],
  maxText: [3000, 100, 100_000],
} as const;

/** Two reports that options of `explain` are tried on, so that bad ones are found even where no pair is shown. */
const TRIAL = [
  { id: 'a', text: 'one two three' },
  { id: 'b', text: 'four five six' },
] as const;

/** @throws TypeError, RangeError, NewsfoldError for bad options */
export function reportSettings(options: ReportOptions): ReportSettings {
  mustBeOptions('options', options);
  const { title = 'Stories', explain = {} } = options;
  mustBeString('options.title', title);
  mustBeOptions('options.explain', explain);
  // A veto is the caller's code, and knows no such reports.
  const { veto } = explain;
  explainPair(...TRIAL, {
    ...explain,
    among: [],
    ...(typeof veto === 'function' ? { veto: undefined } : {}),
  });
  const numberOf = (name: keyof typeof NUMBERS): number => {
    const [byDefault, low, high] = NUMBERS[name];
    const value: number = options[name] ?? byDefault;
    mustBeNumber(`options.${name}`, value, low, high, true);
    return value;
  };
  return {
    title,
    maxStories: numberOf('maxStories'),
    skipStories: numberOf('skipStories'),
    maxReports: numberOf('maxReports'),
    maxCompared: numberOf('maxCompared'),
    maxText: numberOf('maxText'),
    explain,
  };
}
