/** Names are found as they were, in recombined reports. */
import { findNames } from '../../src/names/names';
import { LISTS } from '../../src/names/words';
import { reports, sentences, wordsIn } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const CAPITALS =
  'Anna J. R. Müller de la Cruz van der Meer O’Brien Al-Sisi McDonald St. Mr. Mrs. Dr. Sen. Bank of England United Nations U.N. EU NATO A The In New York Rio Tinto Real Madrid AC Milan MSNBC iPhone 5G G20 COVID-19 Covid Lake Mount River North South Street University Ministry Foreign Minister President ex-President'.split(
    ' ',
  );
const said = sentences(31, 2400, [...wordsIn({ ...LISTS }), ...CAPITALS, ...CAPITALS, ...CAPITALS]);
const stories = Array.from({ length: 110 }, (_, i) =>
  reports(300 + i, 4).map(({ title = '', text }, at) => ({
    title,
    text: `${said.slice(20 * i + 5 * at, 20 * i + 5 * at + 5).join(' ')} ${text}`.slice(0, 2000),
  })),
);
staysAsRecorded(recorded, inParts('stories', stories, 10), (articles) => findNames(articles as never));
