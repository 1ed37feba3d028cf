/** Sentences are cut where they were, in recombined texts with the marks of news. */
import { splitSentences } from '../../src/text/sentences';
import { pages, sentences } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const MARKS =
  'Mr. Mrs. U.S. U.N. Inc. Corp. No. vs. e.g. a.m. p.m. St. Gen. J. R. 3.5 12. ... … ! ? ?! " ” “ ’ ) ( [ ] : ; — - • Jan. Sept. Ph.D. etc. www.post.example Yahoo!'.split(
    ' ',
  );
const texts = sentences(71, 1500, MARKS).map(
  (text, i, all) => `${text}${['  ', ' ', '\n', ' ”', '\n\n'][i % 5]!}${all[(i + 7) % all.length]!}`,
);
staysAsRecorded(recorded, inParts('texts', [...texts, ...pages(72, 40)], 400), (text) =>
  splitSentences(text),
);
