/** Counts, days, places and what becomes of them are read as they were, in thousands of recombined sentences. */
import { checkArticles } from '../../src/article/article';
import { findCounts } from '../../src/facts/counts';
import { readFacts } from '../../src/facts/facts';
import * as lexicon from '../../src/facts/lexicon';
import { readSchedule } from '../../src/facts/schedule';
import * as schedule from '../../src/facts/schedule-words';
import { byPublication } from '../../src/summary/material';
import { heaps, reports, SENTENCES, sentences, wordsIn } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const NUMBERS =
  '1 2 7 12 27 41 300 1,200 4,500 2.5 1.2 million billion bn thousand hundred dozen half a third quarter two three ten twenty thirty-five 20-30 no none nobody at least more than up to fewer almost some about over $3.5 €2bn £40m km percent %'.split(
    ' ',
  );

const words = [...wordsIn({ ...lexicon }), ...NUMBERS, ...NUMBERS, ...NUMBERS];
const counted = sentences(11, 2500, words);
staysAsRecorded(
  recorded,
  inParts('counts', [...SENTENCES, ...counted, ...heaps(13, 1500, words)], 400),
  (sentence) => findCounts(sentence, 2020),
);

const moved = sentences(12, 2000, [
  ...wordsIn({ ...schedule }),
  'Oslo',
  'Geneva',
  '3 May',
  'Tuesday',
  'June 2021',
]);
const reference = Date.UTC(2020, 8, 14);
staysAsRecorded(
  recorded,
  inParts('schedules', [...moved, ...heaps(14, 1500, wordsIn({ ...schedule }))], 250),
  (sentence) => readSchedule(sentence, reference),
);

const stories = Array.from({ length: 80 }, (_, i) =>
  checkArticles(
    reports(200 + i, 6).map((report, at) => ({
      ...report,
      text: `${counted[9 * i + at]} ${moved[9 * i + at]} ${report.text}`,
    })),
  ).articles.sort(byPublication),
);
staysAsRecorded(recorded, inParts('stories', stories, 10), (articles) => readFacts(articles));
