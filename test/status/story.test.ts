/** Where a story stands, from what its reports say: dated ones by day and strength, undated ones by the order that events go through. */
import { describe, expect, test } from 'vitest';
import { type ReportStatus, resolveStatus } from '../../src/status/story';
import type { Status } from '../../src/status/types';

const TITLE = 3;
const LEAD = 2;

/** A report of a day of March, or of none. */
function says(value: Status, day: number | undefined, strength = LEAD): ReportStatus {
  const articleId = `${value}${day ?? ''}`;
  const time = day === undefined ? undefined : Date.UTC(2021, 2, day, 9);
  const reading = { articleId, value, sentence: `It is ${value}.`, time, start: 0, end: 8, inTitle: false };
  return { reading, strength, hadPlan: false, isAhead: false };
}

/** The state, or both sides of a conflict, and the changes that led to it. */
function told(reports: readonly ReportStatus[]): string {
  const { status, conflict, changes } = resolveStatus(reports);
  const now =
    conflict === undefined ? (status?.value ?? 'nothing') : conflict.map(({ value }) => value).join(' or ');
  return [now, ...changes.map(({ from, to }) => `${from} to ${to}`)].join('; ');
}

describe('dated reports', () => {
  test.each<[string, ReportStatus[], string]>([
    ['a plan is confirmed', [says('planned', 1), says('confirmed', 2)], 'confirmed; planned to confirmed'],
    [
      'a plan is dropped, and a lone report of the next day is late',
      [says('cancelled', 2), says('planned', 3)],
      'cancelled',
    ],
    [
      'a plan told again two days later is a new one',
      [says('cancelled', 2), says('planned', 4)],
      'planned; cancelled to planned',
    ],
    [
      'and so is one that two reports tell the next day',
      [says('cancelled', 2), says('planned', 3), says('planned', 3)],
      'planned; cancelled to planned',
    ],
    [
      'off and on in two leads of one day is a conflict',
      [says('cancelled', 2), says('held', 2)],
      'cancelled or held',
    ],
    [
      'which undoes the change that the first of them made',
      [says('planned', 1), says('cancelled', 2), says('held', 2)],
      'cancelled or held',
    ],
    [
      'and lasts until a later day tells',
      [says('cancelled', 2), says('held', 2), says('held', 2, TITLE), says('held', 3)],
      'held; cancelled to held',
    ],
    [
      'a title beats the lead of that day before it',
      [says('cancelled', 2), says('held', 2, TITLE)],
      'held; cancelled to held',
    ],
    ['and the one after it', [says('held', 2, TITLE), says('cancelled', 2)], 'held'],
    [
      'put off in a title is called off in no lead of that day',
      [says('postponed', 2, TITLE), says('cancelled', 2)],
      'postponed',
    ],
    [
      'put off in a lead is called off in a title of that day: one turn',
      [says('postponed', 2), says('cancelled', 2, TITLE)],
      'cancelled',
    ],
    [
      'one turn after a plan, too',
      [says('planned', 1), says('postponed', 2), says('cancelled', 2, TITLE)],
      'cancelled; planned to cancelled',
    ],
    [
      'what is called off stays so when it is said to be put off later',
      [says('cancelled', 2), says('postponed', 3)],
      'cancelled',
    ],
    [
      'what was put off can be called off',
      [says('postponed', 2), says('cancelled', 3)],
      'cancelled; postponed to cancelled',
    ],
    ['one day goes forward', [says('postponed', 2), says('resumed', 2)], 'resumed; postponed to resumed'],
    ['and not back', [says('resumed', 2), says('postponed', 2)], 'resumed'],
    ['what was held is not called off by a lead', [says('held', 2), says('cancelled', 3)], 'held'],
    ['but by a title', [says('held', 2), says('cancelled', 3, TITLE)], 'cancelled; held to cancelled'],
  ])('%s', (_, reports, expected) => expect(told(reports)).toBe(expected));
});

describe('undated reports', () => {
  test.each<[string, ReportStatus[], string]>([
    [
      'are told in the order that events go through',
      [says('held', undefined), says('planned', undefined)],
      'held; planned to held',
    ],
    [
      'that say on more firmly than off are believed',
      [says('postponed', undefined), says('held', undefined, TITLE)],
      'held',
    ],
    [
      'that say off more firmly than on are believed',
      [says('postponed', undefined, TITLE), says('held', undefined)],
      'postponed',
    ],
    [
      'that say both alike are a conflict of the first two',
      [says('postponed', undefined), says('under-way', undefined), says('held', undefined)],
      'postponed or under-way',
    ],
    [
      'that call it off in a lead do not rename what a title puts off',
      [says('postponed', undefined, TITLE), says('cancelled', undefined)],
      'postponed',
    ],
    [
      'that call it off as firmly name the turn',
      [says('postponed', undefined), says('cancelled', undefined)],
      'cancelled',
    ],
    ['do not stand against dated ones', [says('cancelled', 2), says('held', undefined)], 'cancelled'],
    [
      'of a plan come before dated ones of its fate',
      [says('cancelled', 2), says('planned', undefined)],
      'cancelled; planned to cancelled',
    ],
    [
      'of a start come before its going on again',
      [says('resumed', undefined), says('under-way', undefined)],
      'resumed; under-way to resumed',
    ],
  ])('%s', (_, reports, expected) => expect(told(reports)).toBe(expected));
});

describe('weak reports', () => {
  const WEAK = 1;

  test.each<[string, ReportStatus[], string]>([
    ['one remark further down that it was held is nothing', [says('held', 2, WEAK)], 'nothing'],
    ['two are believed', [says('held', 2, WEAK), says('held', 3, WEAK)], 'held'],
    [
      'one that it was called off is believed where nothing stronger speaks',
      [says('cancelled', 2, WEAK)],
      'cancelled',
    ],
    ['and not beside a lead', [says('planned', 1), says('cancelled', 2, WEAK)], 'planned'],
    [
      'a look back at what was under way is believed',
      [says('under-way', 1), says('held', 2, WEAK)],
      'held; under-way to held',
    ],
    ['an earlier plan alone is nothing', [says('planned', 1, 0)], 'nothing'],
  ])('%s', (_, reports, expected) => expect(told(reports)).toBe(expected));
});
