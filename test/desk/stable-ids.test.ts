/** Ids of stories are the same on every machine, after every restart, and however arrivals come in; a name that was told goes on being one. */
import { type DeskEvent, NewsDesk } from 'newsfold';
import { afterEach, describe, expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { shuffled } from '../helpers/random';

const REPORTS = shuffled(batch(), 3);
const HALF = Math.floor(REPORTS.length / 2);
const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** All reports, settled after the first half and in the end, with an editor's word between. @returns all that was said, and is */
function told(
  add: (desk: NewsDesk, from: number, to: number) => void,
  restart = (desk: NewsDesk) => desk,
): string {
  let desk = new NewsDesk();
  const said: unknown[] = [];
  add(desk, 0, HALF);
  desk = restart(desk);
  said.push(desk.settle());
  desk = restart(desk);
  const [a, b] = desk.stories();
  desk.merge(b!.id, a!.id);
  add(desk, HALF, REPORTS.length);
  desk = restart(desk);
  said.push([...desk.articles()].map(({ id }) => desk.storyOf(id)));
  said.push(desk.settle(), desk.stories(), desk.stats);
  return JSON.stringify(said);
}

describe('ids of stories', () => {
  const oneByOne = (desk: NewsDesk, from: number, to: number): void => {
    for (const report of REPORTS.slice(from, to)) desk.add(report);
  };
  const wanted = told(oneByOne);

  test('are the same in one call or many', () => {
    expect(
      told((desk, from, to) => {
        desk.add(REPORTS.slice(from, to));
      }),
    ).toBe(wanted);
    const inChunks = (desk: NewsDesk, from: number, to: number): void => {
      for (let at = from; at < to; at += 5) desk.add(REPORTS.slice(at, Math.min(to, at + 5)));
    };
    expect(told(inChunks)).toBe(wanted);
  });

  test('are the same after restarts', () => {
    expect(told(oneByOne, (desk) => NewsDesk.restore(desk.snapshot()))).toBe(wanted);
  });

  test('are the same in another time zone', () => {
    process.env.TZ = 'Pacific/Apia';
    expect(new Date(0).getHours()).not.toBe(new Date(0).getUTCHours());
    expect(told(oneByOne, (desk) => NewsDesk.restore(desk.snapshot()))).toBe(wanted);
  });
});

test('a name once told is the name or an alias of a story that has its reports, however often the desk is settled', () => {
  const desk = new NewsDesk();
  /** Names told, with a report they were told of. */
  const names = new Map<string, string>();
  const note = (events: readonly DeskEvent[]): void => {
    for (const event of events) {
      if ('articleIds' in event) names.set(event.storyId, event.articleIds[0]!);
      if (event.type !== 'ended') expect(desk.story(event.storyId)?.id).toBe(event.storyId);
    }
  };
  for (const [at, report] of REPORTS.entries()) {
    const [placement] = desk.add(report);
    if (placement!.storyId !== undefined) names.set(placement!.storyId, report.id);
    if (at % 3 !== 2) continue;
    note(desk.settle());
    for (const name of names.keys()) {
      expect(desk.story(name), name).toBeDefined();
    }
  }
  expect(names.size).toBeGreaterThan(5);
});
