/** How long summaries take: 1,000 stories of 10 reports, made of the round-ups' own reports. */
import { type Article, summarizeStory } from 'newsfold';
import type { Roundup } from './roundups';

const STORIES = 1000;
const REPORTS = 10;
const RUNS = 2;
/** Words a made-up report has at least: real reports are longer than the extracts that round-ups quote. */
const WORDS = 400;
const UNITS_A_WORD = 6;

export interface Speed {
  readonly stories: number;
  readonly reports: number;
  readonly words: number;
  /** By the clock and by the processor, of the faster run. */
  readonly seconds: number;
  readonly processorSeconds: number;
}

/** A report as long as a real one: its own text, then those of every tenth report after it, so that no two in a story share one. */
function lengthened(texts: readonly { text: string }[], from: number): string {
  const parts: string[] = [];
  let units = 0;
  for (let at = from; units < WORDS * UNITS_A_WORD; at += REPORTS) {
    const { text } = texts[at % texts.length]!;
    parts.push(text);
    units += text.length + 2;
  }
  return parts.join('\n\n');
}

/** `undefined` for fewer reports than make a story. */
export function measureSpeed(roundups: readonly Roundup[]): Speed | undefined {
  const whole = roundups.flatMap(({ articles }) => articles);
  const all = whole.slice(0, whole.length - (whole.length % REPORTS));
  if (all.length === 0) return undefined;
  const stories: Article[][] = [];
  for (let s = 0; s < STORIES; s++) {
    const story: Article[] = [];
    for (let r = 0; r < REPORTS; r++) {
      const at = (s * REPORTS + r) % all.length;
      story.push({ id: `${r}`, title: all[at]!.title, text: lengthened(all, at) });
    }
    stories.push(story);
  }
  let [seconds, processorSeconds] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < RUNS; run++) {
    const used = process.cpuUsage();
    const began = performance.now();
    for (const story of stories) summarizeStory(story);
    seconds = Math.min(seconds, (performance.now() - began) / 1000);
    processorSeconds = Math.min(processorSeconds, process.cpuUsage(used).user / 1e6);
  }
  return { stories: STORIES, reports: REPORTS, words: WORDS, seconds, processorSeconds };
}
