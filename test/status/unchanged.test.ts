/** Every written sentence and thousands of recombined ones are read as they were; so are reports of one story together. */

import { checkArticles } from '../../src/article/article';
import { statusLexicon } from '../../src/status/lexicon';
import { StatusReader } from '../../src/status/sentence';
import { readStatus } from '../../src/status/status';
import { heaps, reports, SENTENCES, sentences, wordsIn } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const lexicon = statusLexicon('en')!;
const reader = new StatusReader(lexicon);
const recorded = new URL('unchanged.json', import.meta.url).href;

const cues = wordsIn(lexicon);
staysAsRecorded(
  recorded,
  {
    ...inParts('written', SENTENCES, 150),
    ...inParts('recombined', sentences(1, 1500), 250),
    ...inParts('of the lexicon alone', heaps(3, 1500, cues), 250),
    ...inParts('of the words of the lexicon', sentences(2, 1500, cues), 250),
  },
  (sentence) => reader.read(sentence),
);

const stories = Array.from({ length: 40 }, (_, i) => checkArticles(reports(100 + i, 6)).articles);
staysAsRecorded(recorded, inParts('stories', stories, 10), (articles) => readStatus(articles));
