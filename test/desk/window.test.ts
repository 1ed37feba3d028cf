import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeskWindow } from '../../src/desk/window';

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);

function filled(
  options: ConstructorParameters<typeof DeskWindow>[0],
  days: readonly (number | undefined)[],
): DeskWindow {
  const window = new DeskWindow(options);
  days.forEach((day, i) => {
    window.add(`r${i}`, day === undefined ? undefined : START + day * DAY);
  });
  return window;
}

describe('what a window keeps', () => {
  test('so many reports: the oldest go first, of the same time the higher ids', () => {
    const window = filled({ keepArticles: 3 }, [3, 1, 2, 1, 5]);
    expect(window.evict()).toEqual(['r3', 'r1']);
    expect(window.size).toBe(3);
    expect(window.evict()).toEqual([]);
  });

  test('so many days before the clock', () => {
    const now = START + 10 * DAY;
    const window = filled({ keepDays: 4, now: () => now }, [5, 6, 7, 10]);
    expect(window.evict()).toEqual(['r0']);
  });

  test('without a clock of the caller the dates of arrivals tell the time', () => {
    const window = filled({ keepDays: 7 }, [...Array(40).keys()]);
    // The median of the last 31 of 40 days is day 24; it lags 15 days behind, and so does every event time.
    expect(window.clock).toBe(START + 24 * DAY);
    expect(window.evict()).toHaveLength(40 - 8);
  });

  test.each([
    ['2099', 75 * 365],
    ['1970', -54 * 365],
  ])('one date in %s moves nothing', (_, far) => {
    const days = [...Array(40).keys()].map((i) => i / 4);
    const sane = filled({ keepDays: 7 }, days);
    const odd = filled({ keepDays: 7 }, [...days, far]);
    const gone = odd.evict();
    expect(gone.filter((id) => id !== 'r40')).toEqual(sane.evict());
    expect(Math.abs(odd.clock! - sane.clock!)).toBeLessThan(DAY);
  });

  test('a report from the future is as old as the time at which it came', () => {
    const window = filled({ keepArticles: 2, now: () => START + 5 * DAY }, [1000, 5.5, 6.5]);
    // 5.5 is within a day ahead; 1000 and 6.5 count as day 5.
    expect(window.evict()).toEqual(['r2']);
    window.remove('r1');
    window.add('r3', START + 5.25 * DAY);
    window.add('r4', START + 5.25 * DAY);
    expect(window.evict()).toEqual(['r0']);
  });

  test('what came undated before any date was known goes by the count alone', () => {
    const window = filled({ keepDays: 1, keepArticles: 3 }, [undefined, undefined, 0, 0]);
    expect(window.evict()).toEqual(['r1']);
    expect(window.evict()).toEqual([]);
  });

  test('removed reports leave nothing behind', () => {
    const window = filled({ keepArticles: 100 }, [1, 2, 3]);
    expect(window.remove('r1')).toBe(true);
    expect(window.remove('r1')).toBe(false);
    expect(window.size).toBe(2);
    for (let i = 0; i < 10_000; i++) {
      window.add('x', START + i);
      window.remove('x');
    }
    expect(window.state.kept.size).toBe(2);
  });
});

test('with enough of a history whoever takes over goes on alike; the latest are kept in every order of arrival', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }), {
        minLength: 1,
        maxLength: 60,
      }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (days, cut, keepArticles) => {
        const options = { keepArticles, keepDays: 20 };
        const whole = new DeskWindow(options);
        let other = new DeskWindow(options);
        days.forEach((day, i) => {
          if (i === cut) other = new DeskWindow(options, other.state);
          const time = day === undefined ? undefined : START + day * DAY;
          for (const window of [whole, other]) window.add(`r${i}`, time);
          expect(other.evict()).toEqual(whole.evict());
        });
        expect(other.state).toEqual(whole.state);

        const now = (): number => START + 60 * DAY;
        const dated = days.map((day, i) => ({ id: `r${i}`, time: START + (day ?? 0) * DAY }));
        const keep = (order: typeof dated): string[] => {
          const window = new DeskWindow({ keepArticles, keepDays: 20, now });
          for (const { id, time } of order) {
            window.add(id, time);
            window.evict();
          }
          return [...window.state.kept.keys()].sort();
        };
        expect(keep([...dated].reverse())).toEqual(keep(dated));
      },
    ),
    { seed: 11, numRuns: 200 },
  );
});
