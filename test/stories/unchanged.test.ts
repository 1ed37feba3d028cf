/** Batches of recombined reports fall into the stories they fell into, with their links, terms and figures. */
import { type ClusterOptions, clusterStories, explain } from 'newsfold';
import { reports } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const [ids, others] = [(i: number) => `r${i}-1`, (i: number) => `r${i + 1}-2`];
const OPTIONS: readonly ((seed: number) => ClusterOptions)[] = [
  () => ({}),
  () => ({ threshold: 0.5, sourcePriority: ['The Post'] }),
  () => ({ threshold: -0.5, window: 3 }),
  () => ({ minSources: 2, maxSentences: 2 }),
  (seed) => ({ sameStory: [[ids(seed), others(seed)]], differentStory: [[ids(seed), `r${seed}-0`]] }),
  () => ({ veto: (a, b) => a.source !== b.source && a.id.endsWith('3') }),
  () => ({
    embed: (texts) => texts.map((text) => [1, text.length % 7, text.length % 5, text.charCodeAt(0) % 3]),
  }),
];
const HOW = [{}, { sourcePriority: ['The Post', 'Wire One'] }, { threshold: -0.4 }, { window: 2 }];
const batches = Array.from({ length: 28 }, (_, i) => 500 + 2 * i);
staysAsRecorded(recorded, inParts('batches', batches, 1), (seed) =>
  clusterStories([...reports(seed, 7), ...reports(seed + 1, 7)], OPTIONS[(seed / 2) % OPTIONS.length]!(seed)),
);
const pairs = Array.from({ length: 60 }, (_, i) => reports(600 + i, 2));
staysAsRecorded(recorded, inParts('pairs', pairs, 5), ([a, b]) =>
  explain(a!, b!, HOW[a!.text.length % HOW.length]!),
);
