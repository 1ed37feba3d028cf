/** A story is told again only when its reports or their copies are others. */
import { expect, test } from 'vitest';
import { KnownSpellings } from '../../src/stories/spellings';
import type { StoryMaterial } from '../../src/summary/material';
import { summarizeMaterial } from '../../src/summary/summarize';
import { Tellings, type TextTelling } from '../../src/summary/tellings';
import { report, story } from './material';

const a = report('a', 'Ferry sinks', 'A ferry sank off Orsk on Monday with twelve on board.');
const b = report('b', 'Twelve lost', 'Twelve were lost when a ferry sank off Orsk, the port said.');
const c = report('c', 'Ferry sinks', 'A ferry sank off Orsk on Monday with twelve on board.');

function teller(tellings: Tellings): { tell: (material: StoryMaterial) => TextTelling; told: () => number } {
  let count = 0;
  return {
    tell: (material) =>
      tellings.of(material, () => {
        count++;
        return {
          summary: summarizeMaterial(material),
          representative: material.reports[0]!.canonical,
          spellings: new KnownSpellings(),
        };
      }),
    told: () => count,
  };
}

test('the same reports and copies are told once', () => {
  const tellings = new Tellings();
  const { tell, told } = teller(tellings);
  const first = tell(story(a, b));
  tellings.turn();
  expect(tell(story(b, a))).toBe(first);
  expect(told()).toBe(1);
});

test.each<[string, StoryMaterial]>([
  ['one more report', story(a, b, c)],
  ['one report less', story(a)],
  ['a copy more', story([a, c], b)],
  ['a report revised', story(a, { ...b })],
])('%s makes another story of it', (_, changed) => {
  const tellings = new Tellings();
  const { tell, told } = teller(tellings);
  tell(story(a, b));
  tellings.turn();
  tell(changed);
  expect(told()).toBe(2);
});

test('what a run did not ask for is forgotten', () => {
  const tellings = new Tellings();
  const { tell, told } = teller(tellings);
  tell(story(a, b));
  tellings.turn();
  tellings.turn();
  tell(story(a, b));
  expect(told()).toBe(2);
});
