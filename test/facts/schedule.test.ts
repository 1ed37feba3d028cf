/** Moves and plans of an event, from sentences that tie them to its noun; everything else says nothing of the schedule. */
import { describe, expect, test } from 'vitest';
import { readSchedule } from '../../src/facts/schedule';
import { tokensOf } from '../../src/facts/tokens';

/** Friday, 12 June 2020. */
const PUBLISHED = Date.UTC(2020, 5, 12);
const moves = (sentence: string, reference: number | undefined = PUBLISHED): string[] =>
  readSchedule(sentence, reference).moves.map(
    ({ kind, subject, from, to }) => `${kind} ${subject}: ${from?.value ?? '?'} > ${to.value}`,
  );
const plan = (sentence: string): string | undefined => readSchedule(sentence, PUBLISHED).plan?.spot.value;

const SOME: [sentence: string, move: string][] = [
  ['The talks were moved from Sunday to Tuesday.', 'date talks: 2020-06-14 > 2020-06-16'],
  ['The summit has been rescheduled for 5 July, the ministry said.', 'date summit: ? > 2020-07-05'],
  [
    'The visit, originally planned for Sunday, will take place on Tuesday.',
    'date visit: 2020-06-14 > 2020-06-16',
  ],
  ['The vote was postponed until June 20.', 'date vote: ? > 2020-06-20'],
  ['Officials pushed back the election to 3 September 2020.', 'date election: ? > 2020-09-03'],
  ['Georgia postponed its June 24 primary until August 11.', 'date primary: 2020-06-24 > 2020-08-11'],
  [
    'The concert has been brought forward from Saturday to Thursday.',
    'date concert: 2020-06-20 > 2020-06-18',
  ],
  ['Talks moved from Oslo to Geneva', 'place talks: Oslo > Geneva'],
  ['The meeting was moved to Geneva, the UN said.', 'place meeting: ? > Geneva'],
  [
    'The festival was moved from 14-16 June to 20-22 June.',
    'date festival: 2020-06-14/2020-06-16 > 2020-06-20/2020-06-22',
  ],
  [
    'The visit, originally planned for Sunday, may end by Monday and will take place on Tuesday.',
    'date visit: 2020-06-14 > 2020-06-16',
  ],
];

const NONE = [
  'The troops moved to Geneva before the talks.',
  'After the talks, he moved to Geneva.',
  'The meeting may be moved to Monday.',
  'The court ruled that he cannot unilaterally move the election to June 20.',
  'Opponents asked to postpone the vote until June 20.',
  'The talks were put off on Sunday.',
  'The talks shifted to Syria and Libya.',
  'The deadline was moved to Friday.',
  'The last meeting was moved to Geneva.',
  'The matches were moved indoors.',
  'The Talks Were Moved From Oslo To Geneva',
  'The talks were moved from Oslo to Tuesday.',
  'The minister, during talks, moved the deadline to June 20.',
  'They moved the next talks to June 20.',
];

const SENTENCES = [...SOME.map(([sentence]) => sentence), ...NONE];

describe('a move', () => {
  test.each(SOME)('is read: %s', (sentence, expected) => {
    expect(moves(sentence)).toEqual([expected]);
  });

  test('of bare weekdays is told as it is spelled where no publication date resolves it', () => {
    expect(readSchedule('The talks were moved from Sunday to Tuesday.').moves[0]).toMatchObject({
      from: { value: 'Sunday' },
      to: { value: 'Tuesday' },
    });
  });

  test.each(NONE)('is none: %s', (sentence) => {
    expect(moves(sentence)).toEqual([]);
  });
});

test('a sentence that breaks off anywhere is read, and what it tells lies within it', () => {
  for (const sentence of SENTENCES) {
    for (const { start, end } of tokensOf(sentence)) {
      for (const part of [sentence.slice(0, end), sentence.slice(start)]) {
        const told = readSchedule(part, PUBLISHED);
        const spots = [
          ...told.moves.map(({ to }) => to),
          ...(told.plan === undefined ? [] : [told.plan.spot]),
        ];
        for (const spot of spots) expect(part.slice(spot.start, spot.end).trim()).not.toBe('');
      }
    }
  }
});

describe('a plan', () => {
  test.each([
    ['The talks will be held on 14 June in Oslo.', '2020-06-14'],
    ['The trial is set to begin on Monday in Oslo.', '2020-06-15'],
    ['Ministers meet in Oslo on Sunday for talks.', '2020-06-14'],
    ['Norland and Estmark will hold their postponed summit on 14 June in Oslo.', '2020-06-14'],
    ['Oslo to host talks on Sunday', '2020-06-14'],
    ['The ministers will travel to Istanbul on Sunday for talks.', '2020-06-14'],
    ['Ministers are to meet on Sunday for talks.', '2020-06-14'],
  ])('is read: %s', (sentence, expected) => {
    expect(plan(sentence)).toBe(expected);
  });

  test.each([
    'The next round of talks will be held on 20 June.',
    'The talks must end by 20 June.',
    'The talks were held on 11 June.',
    'The talks will resume on 20 June.',
    'The talks could be held on 20 June.',
    'They refused to say if they would agree to hold talks on 20 June.',
    'The shop will open on 20 June.',
    'Ministers are to meet on Sunday in Oslo.',
    'Ministers are to meet on Sunday for lunch.',
    'Ministers are to meet on Sunday for new talks.',
    'Ministers are to meet on Sunday for, they said, talks.',
  ])('is none: %s', (sentence) => {
    expect(plan(sentence)).toBeUndefined();
  });
});
