/** Dates are found where they were, with and without a day of publication, in thousands of recombined sentences. */
import { findDates, findDays, findSpans, parseDateLine } from '../../src/dates/dates';
import { heaps, SENTENCES, sentences } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const DATES =
  'Jan January Feb. February Mar March Apr. April May June July Aug August Sept. September Oct. October Nov November Dec. Monday Tues. Wednesday Thu Friday Saturday Sunday 1 2 3rd 15th 28 29 30 31 1999 2019 2020 2021 ’20 2019-20 2020/21 12.05.2020 2020-09-15 15/9/2020 9/15 15-16 3–5 10:30 ago last next this coming of the from to until between and since by in on at mid- early late end week month year years days two three a yesterday today tomorrow century spring was will had'.split(
    ' ',
  );
const texts = [...SENTENCES, ...sentences(21, 2000, DATES), ...heaps(23, 1500, DATES)];
const references = [Date.UTC(2020, 8, 15), Date.UTC(2021, 0, 2, 3), Date.UTC(2020, 1, 29)];
staysAsRecorded(recorded, inParts('mentions', texts, 400), (text) => [
  findDates(text),
  findDays(text, references[text.length % 3]),
  findSpans(text),
]);
staysAsRecorded(recorded, inParts('with a reference', texts, 400), (text) =>
  findDates(text, { reference: references[text.length % 3]! }),
);
const lines = sentences(22, 1500, DATES).map(
  (text) => `Updated: ${text.split(' ').slice(-4).join(' ').replace(/\.$/, '')}`,
);
staysAsRecorded(recorded, { lines }, parseDateLine);
