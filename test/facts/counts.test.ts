/** Which numbers of a sentence count something of the event, what they count, and which are no counts at all. */
import { describe, expect, test } from 'vitest';
import { findCounts } from '../../src/facts/counts';
import { tokensOf } from '../../src/facts/tokens';

/** `killed 12`, `killed(miner) >=12`, in order of place. */
function read(sentence: string, year = 2021): string[] {
  return findCounts(sentence, year).map(
    ({ subject, of, value }) => `${subject}${of === '' ? '' : `(${of})`} ${value}`,
  );
}

describe('a count', () => {
  const SOME: [sentence: string, counts: string[]][] = [
    // Said of those counted.
    ['Twelve people were killed when a bus fell into the Tallow.', ['killed 12']],
    ['12 killed in Orsk harbour blast', ['killed 12']],
    ['5 dead, 12 injured as train derails', ['killed 5', 'injured 12']],
    ['Floods leave 12 dead, 30 missing', ['killed 12', 'missing 30']],
    ['At least 12 people, including three children, were killed.', ['killed >=12']],
    ['Police said nine were dead and 14 hurt.', ['killed 9', 'injured 14']],
    ['49 people confirmed dead', ['killed 49']],
    ['Seventeen people died and more than 40 were wounded.', ['killed 17', 'injured >=40']],
    ['One person was killed and two wounded.', ['killed 1', 'injured 2']],
    ['Six members of one family were killed.', ['killed 6']],
    ['13 U.S. service members were killed.', ['killed(member) 13']],
    ['15 people have been arrested since the march.', ['arrested 15']],
    ['Nearly 200 people are missing.', ['missing ~200']],
    ['About 300 houses were evacuated.', ['evacuated(house) ~300']],
    ['Some 1.2 million people were displaced.', ['displaced ~1200000']],
    ['Twenty-one people were hospitalised on Friday.', ['hospitalised 21']],
    // Governing verbs.
    ['Quake kills at least 12 in Orsk', ['killed >=12']],
    ['The blast killed 1,200 people and injured 2,000 others.', ['killed 1200', 'injured 2000']],
    ['Gunmen killed three policemen and wounded five others.', ['killed(policemen) 3', 'injured 5']],
    ['Police arrested 15 people after the march.', ['arrested 15']],
    ['Crews rescued 33 miners from the pit.', ['rescued(miner) 33']],
    ['A gunman shot dead nine people.', ['killed 9']],
    ['The Tallow fire claimed 12 lives.', ['killed 12']],
    ['The May 12 attack killed five.', ['killed 5']],
    // Tolls and totals.
    ['Death toll rises to 27', ['killed 27']],
    ['Toll of Orsk quake climbs to 310', ['killed 310']],
    ['Death toll: 17', ['killed 17']],
    ['Death toll in floods passes 100', ['killed >=100']],
    ['The toll of the Orsk quake has surpassed the 70 mark.', ['killed >=70']],
    ['Number of dead in Orsk exceeded 1,000 on Monday', ['killed >=1000']],
    ['Orsk deaths topped 70', ['killed >=70']],
    ['The number of dead rose to 402.', ['killed 402']],
    ['Orsk quake dead now 402, mayor says', ['killed 402']],
    ['The deaths of 12 miners shocked the town.', ['killed(miner) 12']],
    ['Officials confirmed 1,204 new cases on Friday.', ['infected 1204']],
    ['The fire caused $12 million in damage.', ['damage USD 12000000']],
    ['Damage was estimated at €3bn.', ['damage EUR 3000000000']],
    ['Labour won 35 seats in the council.', ['seats(labour) 35']],
    // Bounds and ranges.
    ['Between 10 and 15 people were injured.', ['injured 10-15']],
    ['10 to 15 people were injured.', ['injured 10-15']],
    ['As many as 50 people were injured.', ['injured <=50']],
    ['Up to 50 people were injured.', ['injured <=50']],
    ['No fewer than eight people were injured.', ['injured >=8']],
    ['Two dozen people were injured.', ['injured ~24']],
    // Thousands by a space.
    ['Some 20 000 people were evacuated.', ['evacuated ~20000']],
    ['The quake injured 1\u202f250 people.', ['injured 1250']],
    ['On May 12 300 people were injured.', ['injured 300']],
    // "and" begins another matter.
    ['Twelve people were injured and 40 people fled.', ['injured 12']],
    ['Three killed and five houses burned', ['killed 3']],
    ['The blast killed and injured 40 people.', ['injured 40']],
    // How long after, not how often.
    ['He spoke a day after an earthquake killed 73 people.', ['killed 73']],
    // None.
    ['No one was hurt.', ['injured 0']],
    ['Nobody was killed in the fire.', ['killed 0']],
    ['No injuries were reported.', ['injured 0']],
    ['It was the deadliest attack since 2010, with 35 people killed.', ['killed 35']],
  ];
  test.each(SOME)('is read: %s', (sentence, expected) => {
    expect(read(sentence)).toEqual(expected);
  });

  const NONE = [
    'Dozens were killed.',
    'A 12-year-old was killed.',
    'The 12th victim died.',
    'A man of 45 was killed on May 12.',
    'He was killed at 12:30 near Route 66.',
    'The bomb killed him 12 hours later.',
    'The 2011 quake killed 20,000 people.',
    'A quake killed 300 people last year.',
    'Three years ago 20 people were killed there.',
    'So far this year 900 people have been killed.',
    'Floods kill 200 people every year.',
    'The war has killed more than 300,000 people.',
    'A similar attack killed 40 people in Delft.',
    'The storm could kill 12 people.',
    'As many as 50 people may have died.',
    'He plotted to kill 12 people.',
    '12 more people died on Tuesday.',
    'Another 12 people were killed.',
    'Two of the injured left the hospital.',
    'Among the victims, including three children, was a nurse.',
    '12 gunmen killed a guard.',
    'They claimed 12 seats were empty.',
    'There is no such deal, and girls abducted in spring are gone.',
    'Two women and one man died.',
    'He won 312 of them.',
    'The U.S. reported almost 4,000 deaths in a day.',
    'Guests were hurt and 40 people fled.',
    'A year after a quake killed 73 people, Orsk mourns.',
  ];
  test.each(NONE)('is none: %s', (sentence) => {
    expect(read(sentence).filter((count) => !/^injured 0/.test(count))).toEqual([]);
  });

  test('stands in its sentence, wherever that breaks off', () => {
    const sentences = [...SOME.map(([sentence]) => sentence), ...NONE];
    for (const sentence of sentences) {
      for (const { start, end } of tokensOf(sentence)) {
        for (const head of [sentence.slice(0, end), sentence.slice(start)]) {
          for (const count of findCounts(head, 2021)) {
            expect(count.start).toBeGreaterThanOrEqual(0);
            expect(count.end).toBeLessThanOrEqual(head.length);
            expect(head.slice(count.start, count.end).trim()).not.toBe('');
          }
        }
      }
    }
  });

  test('stands at its offsets, hedge included', () => {
    const sentence = 'The blast killed at least 1,200 people and injured some 40.';
    expect(findCounts(sentence).map(({ start, end }) => sentence.slice(start, end))).toEqual([
      'at least 1,200',
      'some 40',
    ]);
  });

  test('tells what it was before, where the sentence does', () => {
    const [count, ...more] = findCounts('The death toll from the quake rose from 12 to 20, officials said.');
    expect([count?.value, count?.was?.value]).toEqual(['20', '12']);
    expect(more).toEqual([]);
  });

  test('of a sentence with the year of publication is no background', () => {
    expect(read('The quake of 3 May 2021 killed 12 people.', 2021)).toEqual(['killed 12']);
    expect(read('The quake of 3 May 2021 killed 12 people.', 2022)).toEqual([]);
  });
});
