/**
 * Names and topic. Reports of one event agree both in who and where (names, numbers) and in what (all other words);
 * reports of another event with the same actors agree in names alone, reports of another event of the same kind in topic
 * alone. So each channel is compared by itself, and their geometric mean counts beside the whole.
 *
 * Which terms are names is read from the batch: most of their occurrences in running text have a capital or a digit.
 * Cost: O(terms) to prepare, one merge of two short profiles a link.
 * @module
 */
import { type Steps, within } from '../steps';
import type { Idf } from './idf';
import type { Link } from './links';
import type { StoryParameters } from './parameters';
import { type Profile, ProfileMaker, ProfileProbe } from './profile';
import { type TermCounts, termsOf } from './term-counts';
import { TermTable } from './term-table';

/** The two profiles of one report. */
export interface Channels {
  readonly names: Profile;
  readonly topic: Profile;
}

/** Reports between two pauses, less one. */
const STEP = 0xf;

/** Parts each report's single stems into names and topic, step by step. */
export function* channelSteps(
  counts: readonly TermCounts[],
  idf: Idf,
  parameters: StoryParameters,
): Steps<Channels[]> {
  const isName = yield* within(nameSteps(counts, parameters), 0, 0.2);
  const maker = new ChannelMaker(idf, isName, parameters);
  return yield* within(makeSteps(counts, maker), 0.2, 1);
}

/** {@link channelSteps} where each report tells by itself which of its terms are names. */
export function ownChannelSteps(
  counts: readonly TermCounts[],
  idf: Idf,
  parameters: StoryParameters,
): Steps<Channels[]> {
  return makeSteps(counts, new ChannelMaker(idf, nameOfItself(parameters), parameters));
}

/** Whether most of a report's own occurrences of a term have a capital or a digit. */
export function nameOfItself({ nameShare }: StoryParameters): NameTest {
  return (_, seen, named) => isNamed(seen, named, nameShare);
}

function* makeSteps(counts: readonly TermCounts[], maker: ChannelMaker): Steps<Channels[]> {
  const channels: Channels[] = [];
  for (let n = 0; n < counts.length; n++) {
    channels.push(maker.channels(counts[n]!));
    if ((n & STEP) === 0) yield n / counts.length;
  }
  return channels;
}

/** Which terms are names in the whole batch. */
function* nameSteps(counts: readonly TermCounts[], { nameShare }: StoryParameters): Steps<NameTest> {
  const terms = termsOf(counts);
  const seen = new TermTable(terms);
  const named = new TermTable(terms);
  for (let n = 0; n < counts.length; n++) {
    countNames(counts[n]!, seen, named);
    if ((n & STEP) === 0) yield n / counts.length;
  }
  return (term) => isNamed(seen.count(term), named.count(term), nameShare);
}

/** Whether a term is a name; told how often the report at hand has it in running text, and how often with a capital or a digit. */
export type NameTest = (term: number, seen: number, named: number) => boolean;

/** Whether a term is a name, by how often running text has it, and how often with a capital or a digit. */
export function isNamed(seen: number, named: number, nameShare: number): boolean {
  return named > 0 && named > nameShare * seen;
}

/** Makes the channels of one report after another. */
export class ChannelMaker {
  readonly #idf: Idf;
  readonly #isName: NameTest;
  readonly #size: number;
  readonly #names: ProfileMaker;
  readonly #topic: ProfileMaker;

  constructor(idf: Idf, isName: NameTest, { channelTerms }: StoryParameters, blockTerms?: number) {
    this.#idf = idf;
    this.#isName = isName;
    this.#size = channelTerms;
    this.#names = new ProfileMaker(blockTerms);
    this.#topic = new ProfileMaker(blockTerms);
  }

  channels(report: TermCounts): Channels {
    weighStems(report, this.#idf, this.#isName, this.#names, this.#topic);
    const { block, start, end } = report;
    return {
      names: this.#names.heaviest(block.hashes, start, end, this.#size),
      topic: this.#topic.heaviest(block.hashes, start, end, this.#size),
    };
  }
}

/** Adds how often a report has each stem in running text, and how often with a capital or a digit. */
function countNames({ block, start, end }: TermCounts, seen: TermTable, named: TermTable): void {
  for (let i = start; i < end; i++) {
    if (block.isPair[i] === 1) continue;
    const term = block.hashes[i]!;
    seen.add(term, block.seen[i]!);
    if (block.named[i] !== 0) named.add(term, block.named[i]!);
  }
}

/** Weighs each stem of a report as a name or as topic. */
function weighStems(
  { block, start, end }: TermCounts,
  idf: Idf,
  isName: NameTest,
  ofNames: ProfileMaker,
  ofTopic: ProfileMaker,
): void {
  const { hashes, logs, isPair, seen, named } = block;
  const names = ofNames.weights(end - start);
  const topic = ofTopic.weights(end - start);
  for (let i = start; i < end; i++) {
    names[i - start] = 0;
    topic[i - start] = 0;
    if (isPair[i] === 1) continue;
    const rarity = idf(hashes[i]!, false);
    if (rarity <= 0) continue;
    const isOfNames = isName(hashes[i]!, seen[i]!, named[i]!);
    (isOfNames ? names : topic)[i - start] = logs[i]! * rarity;
  }
}

/** The agreement of the channels of two reports; fast where many in a row have the same first. */
export class ChannelBlend {
  readonly #channels: readonly Channels[];
  readonly #parameters: StoryParameters;
  readonly #names: ProfileProbe = new ProfileProbe();
  readonly #topic: ProfileProbe = new ProfileProbe();

  constructor(channels: readonly Channels[], parameters: StoryParameters) {
    this.#channels = channels;
    this.#parameters = parameters;
  }

  /**
   * The score of a link: profile similarity blended with the agreement of both channels. Where a report lacks a channel
   * (all capitals, a script without case), the profile decides alone.
   */
  score({ a, b, score }: Link): number {
    const [x, y] = [this.#channels[a]!, this.#channels[b]!];
    if (x.names.sum === 0 || x.topic.sum === 0 || y.names.sum === 0 || y.topic.sum === 0) return score;
    const { channelShare, channelScale } = this.#parameters;
    const topic = this.#topic.similarity(x.topic, y.topic);
    const agreement = topic === 0 ? 0 : Math.sqrt(this.#names.similarity(x.names, y.names) * topic);
    return (1 - channelShare) * score + channelShare * channelScale * agreement;
  }
}

/** A link with the score that {@link ChannelBlend} gives it. */
export function blendChannels(link: Link, channels: readonly Channels[], parameters: StoryParameters): Link {
  return { a: link.a, b: link.b, score: new ChannelBlend(channels, parameters).score(link) };
}
