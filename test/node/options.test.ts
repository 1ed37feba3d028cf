/** Arguments of a wrong type or out of range are refused when the stream is made, not when it is read. */
import { describe, expect, test } from 'vitest';
import { sketchStream } from '../../src/node/index';

describe('the articles', () => {
  test.each([undefined, null, 7, 'text', {}, () => []])('%o are refused', (articles) => {
    const make = () => sketchStream(articles as never);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(/^articles: expected an iterable or async iterable of articles, got /);
  });
});

describe('the options', () => {
  test.each([
    [null, 'options: expected an object, got null'],
    [[], 'options: expected an object, got an array'],
    [{ threads: '2' }, 'options.threads: expected a number, got the string "2"'],
    [{ batch: null }, 'options.batch: expected a number, got null'],
    [{ slots: '128' }, 'options.slots: expected a number, got the string "128"'],
    [{ signal: {} }, 'options.signal: expected an AbortSignal, got a value of type object'],
    [{ signal: null }, 'options.signal: expected an AbortSignal, got null'],
    [
      { signal: new AbortController() },
      'options.signal: expected an AbortSignal, got a value of type object',
    ],
  ])('%o are of a wrong type', (options, message) => {
    expect(() => sketchStream([], options as never)).toThrow(new TypeError(message));
  });

  test.each([
    [{ threads: -1 }, 'options.threads: expected a whole number from 0 to 64, got the number -1'],
    [{ threads: 1.5 }, 'options.threads: expected a whole number from 0 to 64, got the number 1.5'],
    [{ threads: 65 }, 'options.threads: expected a whole number from 0 to 64, got the number 65'],
    [{ batch: 0 }, 'options.batch: expected a whole number from 1 to 4096, got the number 0'],
    [{ size: 33 }, 'options.size: expected a whole number from 1 to 32, got the number 33'],
    [{ slots: 33 }, 'options.slots: expected a multiple of 16, got the number 33'],
    [{ seed: -1 }, 'options.seed: expected a whole number from 0 to 4294967295, got the number -1'],
  ])('%o are out of range', (options, message) => {
    expect(() => sketchStream([], options)).toThrow(new RangeError(message));
  });
});
