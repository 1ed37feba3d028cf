/** Long work in steps does what it would do at once, and says how far it has come without ever going back. */
import { describe, expect, test } from 'vitest';
import { drain, type Steps, sortSteps, within } from '../../src/steps';
import { turnsOf } from '../../src/turn';
import { random, whole } from '../helpers/random';

/** What the steps return, and what they said on the way. */
function followed<T>(steps: Steps<T>): { result: T; shares: number[] } {
  const shares: number[] = [];
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { result: value as T, shares };
    shares.push(value as number);
  }
}

describe('sorting in steps', () => {
  test.each([0, 1, 2, 4095, 4096, 4097, 8192, 8193, 13_000])('%i elements, as at once', (length) => {
    const next = random(length);
    const items = Array.from({ length }, (_, at) => ({ at, key: whole(next, 500) }));
    const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
    const wanted = items.toSorted(compare);
    const { shares } = followed(sortSteps(items, compare));
    expect(items).toEqual(wanted);
    if (length <= 4096) expect(shares).toEqual([]);
    else expect(shares.length).toBeGreaterThan(2);
    for (const [i, share] of shares.entries()) {
      expect(share).toBeGreaterThanOrEqual(shares[i - 1] ?? 0);
      expect(share).toBeLessThan(1);
    }
  });

  test('in what is drained, too', () => {
    const items = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5003);
    drain(sortSteps(items, (a, b) => a - b));
    expect(items).toEqual(items.toSorted((a, b) => a - b));
  });
});

test('the shares of a part are shares of the whole', () => {
  function* part(): Steps<string> {
    yield 0;
    yield 0.5;
    yield 1;
    return 'done';
  }
  expect(followed(within(part(), 0.2, 0.6))).toEqual({ result: 'done', shares: [0.2, 0.4, 0.6] });
  expect(drain(part())).toBe('done');
});

describe('a turn of the event loop', () => {
  function platform(): { calls: string[]; all: Record<string, unknown> } {
    const calls: string[] = [];
    class MessageChannel {
      port1 = {
        onmessage: null as (() => void) | null,
        postMessage: () => undefined,
        close: () => calls.push('close'),
      };
      port2 = {
        postMessage: () => {
          calls.push('message');
          queueMicrotask(() => this.port1.onmessage?.());
        },
      };
    }
    const later = (name: string) => (run: () => void) => {
      calls.push(name);
      queueMicrotask(run);
    };
    return { calls, all: { setImmediate: later('immediate'), MessageChannel, setTimeout: later('timer') } };
  }

  test.each([
    ['setImmediate before all', [], ['immediate', 'immediate']],
    ['a message before a timer', ['setImmediate'], ['message', 'message', 'close']],
    ['a timer where there is no more', ['setImmediate', 'MessageChannel'], ['timer', 'timer']],
    ['at once where there is nothing', ['setImmediate', 'MessageChannel', 'setTimeout'], []],
  ])('%s', async (_, missing, wanted) => {
    const { calls, all } = platform();
    for (const name of missing) Reflect.deleteProperty(all, name);
    const turns = turnsOf(all);
    await turns.next();
    await turns.next();
    turns.end();
    expect(calls).toEqual(wanted);
  });
});
