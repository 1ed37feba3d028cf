/** Sentences of our own, published on Friday, 12 June 2020, and the entries that a timeline has for them. */
export const PUBLISHED = '2020-06-12T10:00Z';

/** `2020-06-14`, `2020-06-15/2020-06-16`; a trailing ` *` marks background. */
export const TIMELINE_TABLE: readonly (readonly [sentence: string, entries: readonly string[]])[] = [
  // Days spelled out.
  ['The envoys met in Riga on 9 June 2020 to speak of herring.', ['2020-06-09']],
  ['The envoys met in Riga on June 9, 2020 to speak of herring.', ['2020-06-09']],
  ['The envoys met in Riga on June 9 to speak of herring.', ['2020-06-09']],
  ['The envoys met in Riga on 2020-06-09 to speak of herring.', ['2020-06-09']],
  ['The envoys will meet in Riga on 3 July to speak of herring.', ['2020-07-03']],
  ['The treaty on herring was signed in Oslo on 4 March 2011 by both coasts.', ['2011-03-04 *']],
  ['On December 30 the northern fleet left the port of Tallow for good.', ['2019-12-30 *']],
  ['The new quota for cod takes effect on Sept. 1 in both countries.', ['2020-09-01']],
  // Ranges.
  ['The envoys will confer in Riga on June 15-16 about fishing rights.', ['2020-06-15/2020-06-16']],
  ['The envoys will confer in Riga on 15 and 16 June about fishing rights.', ['2020-06-15/2020-06-16']],
  ['The envoys will confer in Riga from 29 June to 2 July about rights.', ['2020-06-29/2020-07-02']],
  ['The last round was held in Oslo on August 31 and September 1, 2019.', ['2019-08-31/2019-09-01 *']],
  ['The port of Tallow was closed from March to May for the repairs.', ['2020-03/2020-05 *']],
  // Months and years.
  ['A truce between the two fleets was signed in March near Tallow.', ['2020-03 *']],
  ['The next elections in Norland are to be held in November this time.', ['2020-11']],
  ['The northern fleet was built in March 2015 with money from Delft.', ['2015-03 *']],
  ['The two coasts have quarrelled over herring since the treaty of 2011.', ['2011 *']],
  // Weekdays, resolved by publication.
  ['The envoys will meet in Riga on Sunday for talks on herring quotas.', ['2020-06-14']],
  ['The envoys met in Riga on Tuesday for talks on herring quotas.', ['2020-06-09']],
  ['The strike of the crews began Wednesday in the port of Tallow.', ['2020-06-10']],
  ['A vote on the new quotas is set for Monday in both parliaments.', ['2020-06-15']],
  // The day of a statement is no day of the event.
  ['No date has been found for the next round, a diplomat said on Thursday.', []],
  ['The quotas are gone for good, the ministry announced on Thursday.', []],
  ['The envoys will meet on Sunday, the ministry said on Thursday.', ['2020-06-14']],
  // Ago.
  ['The envoys broke off their talks three months ago over one cod.', ['2020-03 *']],
  ['The fleet of Norland was founded ten years ago by one fisherman.', ['2010 *']],
  ['The northern crews went on strike two days ago in all the ports.', ['2020-06-10']],
  ['In April last year a storm sank four boats of the northern fleet.', ['2019-04 *']],
  // What is no date.
  ['The score was 3-2 when the boats of both fleets came home again.', []],
  ['Some 2,000 people came to see the boats of both fleets at home.', []],
  ['May Jones of the northern fleet may march with the crews at noon.', []],
  ['The price of herring fell by 12 to 15 percent at the market of Riga.', []],
  ['Route 66 and Article 5 have nothing to do with fish, a judge wrote.', []],
  ['The crews of Tallow fish for cod each Sunday but not in the rain.', []],
  ['Black Friday is the best day for the fish shops of the old town.', []],
  ['At 10:30 the boats of the northern fleet left for the open sea.', []],
  // Two dates.
  ['The round due on 9 June was put off to 20 June by both the fleets.', ['2020-06-09', '2020-06-20']],
  ['The envoys, who met on 2 March in Oslo, will meet again on 20 June.', ['2020-03-02 *', '2020-06-20']],
  ['From 2011 to 2014 the fleets shared the cod, and then no more.', ['2011/2014 *']],
  ['They met in Riga on 9 June and in Oslo on 11 June about herring.', ['2020-06-09', '2020-06-11']],
];
