/** A message names the argument, what was expected and what was got, and to say so runs no code of the caller's. */
import { LshIndex, NewsfoldError, signatureFromBytes } from 'newsfold';
import { expect, test } from 'vitest';
import { describe as describeValue, expectation } from '../../src/errors';

const revoked = Proxy.revocable([], {});
revoked.revoke();

const VALUES: readonly (readonly [value: unknown, said: string])[] = [
  [null, 'null'],
  [undefined, 'undefined'],
  [[1], 'an array'],
  [new Proxy([], {}), 'an array'],
  [revoked.proxy, 'a value of type object'],
  [{ toString: () => 'run' }, 'a value of type object'],
  [() => 1, 'a value of type function'],
  [Symbol('s'), 'a value of type symbol'],
  ['short', 'the string "short"'],
  ['x'.repeat(40), `the string "${'x'.repeat(40)}"`],
  ['x'.repeat(41), `the string "${'x'.repeat(40)}…"`],
  ['a\n"b"', 'the string "a\\n\\"b\\""'],
  [12.5, 'the number 12.5'],
  [-0, 'the number 0'],
  [Number.NaN, 'the number NaN'],
  [true, 'the boolean true'],
  [12n, 'the bigint 12'],
  [2n ** 63n - 1n, 'the bigint 9223372036854775807'],
  [2n ** 63n, 'a bigint of more than 64 bits'],
];

test('any value is told in a few words', () => {
  for (const [value, said] of VALUES) {
    expect(describeValue(value)).toBe(said);
    expect(expectation('options.x', 'a thing', value)).toBe(`options.x: expected a thing, got ${said}`);
  }
});

test('an error of the library has its code, its field and its name', () => {
  const error = new NewsfoldError('bad-bytes', 'bytes: expected more', 'bytes');
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.code, error.field, error.message]).toEqual([
    'NewsfoldError',
    'bad-bytes',
    'bytes',
    'bytes: expected more',
  ]);
  for (const read of [signatureFromBytes, LshIndex.fromBytes]) {
    expect(() => read(new Uint8Array(3))).toThrow(/^bytes: expected /);
  }
});
