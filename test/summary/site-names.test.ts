/** A site's name behind a title is told from a speaker's: by what is known of the report, by its mark, by its own words. */
import { expect, test } from 'vitest';
import { isSite } from '../../src/summary/title-form';

const report = (source: string, url: string) => ({
  id: 'a',
  title: '',
  text: '',
  source,
  url,
  time: undefined,
  lang: '',
});

test.each<[boolean, string, string, string, string]>([
  // By the source: the same, a part of it, or more than it; whatever the case and the accents.
  [true, 'Talks put off - Le Relais', 'Le Relais', 'Le Relais', ''],
  [true, 'Talks put off - relais', 'relais', 'Le Relais du Nord', ''],
  [true, 'Talks put off - Le Relais Nord', 'Le Relais Nord', 'Relais', ''],
  [true, 'Talks put off - RELÁIS', 'RELÁIS', 'Relais', ''],
  [false, 'Talks put off - Lavrov', 'Lavrov', 'Le Relais', ''],
  [false, 'Talks put off - Lavrov', 'Lavrov', '', ''],
  // By the address.
  [true, 'Talks put off - Le Relais', 'Le Relais', '', 'https://www.lerelais.example/talks'],
  [false, 'Talks put off - Le Relais', 'Le Relais', '', 'https://www.other.example/lerelais'],
  [false, 'Talks put off - Le Relais', 'Le Relais', '', 'lerelais.example'],
  // By the mark.
  [true, 'Talks put off | Lavrov', 'Lavrov', '', ''],
  [true, 'Talks put off |Lavrov ', 'Lavrov', '', ''],
  [false, 'A | Talks put off - Lavrov', 'Lavrov', '', ''],
  // By its words.
  [true, 'Talks put off - Northern Herald', 'Northern Herald', '', ''],
  [true, 'Talks put off - north.example.org', 'north.example.org', '', ''],
  [false, 'Talks put off - Sergei Heralding', 'Sergei Heralding', '', ''],
])('%s: %s', (wanted, title, site, source, url) => {
  expect(isSite(site, title, report(source, url))).toBe(wanted);
});
