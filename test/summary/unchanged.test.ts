/** Stories of recombined reports are told as they were, in several lengths. */
import { summarizeStory } from 'newsfold';
import { asks, flawsOf, stripSite } from '../../src/summary/title-form';
import { reports, SENTENCES, sentences } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const OPTIONS = [{}, { maxWords: 40 }, { maxSentences: 2 }, { prefer: ['The Post'] }, { maxWords: 200 }];
const stories = Array.from({ length: 100 }, (_, i) => reports(400 + i, 2 + (i % 7)));
staysAsRecorded(recorded, inParts('stories', stories, 5), (articles) =>
  summarizeStory(articles, OPTIONS[articles.length % OPTIONS.length]!),
);

const titles = [...SENTENCES, ...sentences(61, 1500)].map(
  (title, i) =>
    `${title}${[' | The Post', ' - Daily Ledger', '', ' – BBC News', ': report', ' - Analysis | Wire'][i % 6]!}`,
);
staysAsRecorded(recorded, inParts('titles', titles, 500), (title) => [
  stripSite(title),
  asks(title),
  flawsOf(title),
]);
