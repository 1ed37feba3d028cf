/**
 * Every fault newsfold can report: TypeError for a wrong type, RangeError for a value out of range,
 * {@link NewsfoldError} with a code for the rest. Messages name the argument, what was expected and what
 * was got.
 * @module
 */

/**
 * What can be wrong with one article. Used in {@link NewsfoldError} and in `rejected` rows.
 *
 * @example
 * ```ts
 * const { rejected } = clusterStories([{ id: '', text: 'The harbour of Split was closed on Monday.' }]);
 * const codes: ArticleFault[] = rejected.map(({ code }) => code);
 * codes; // ['missing-id']
 * ```
 */
export type ArticleFault =
  | 'not-an-object'
  | 'missing-id'
  | 'invalid-id'
  | 'duplicate-id'
  | 'missing-text'
  | 'invalid-text'
  | 'empty-text'
  | 'too-short'
  | 'invalid-field'
  | 'unreadable-date'
  | 'unreadable';

/**
 * What can be wrong elsewhere.
 *
 * @example
 * ```ts
 * const code: OtherFault = 'bad-bytes';
 * try {
 *   NewsDesk.restore(new Uint8Array(3));
 * } catch (error) {
 *   (error as NewsfoldError).code === code; // true
 * }
 * ```
 */
export type OtherFault =
  | 'empty-page'
  | 'parameter-mismatch'
  | 'bad-bytes'
  | 'unsupported-version'
  | 'version-too-old'
  | 'version-too-new'
  | 'storage-failed'
  | 'locked'
  | 'closed'
  | 'bad-json'
  | 'bad-utf8'
  | 'line-too-long'
  | 'aborted'
  | 'missing-package'
  | 'contradictory-pins'
  | 'worker-failed';

/**
 * A fault that is neither a wrong type nor a value out of range; `code` is stable across versions.
 *
 * @example
 * ```ts
 * try {
 *   signatureFromBytes(new Uint8Array(3));
 * } catch (error) {
 *   if (error instanceof NewsfoldError && error.code === 'bad-bytes') console.log(error.field, error.message);
 * }
 * ```
 */
export class NewsfoldError extends Error {
  override readonly name: string = 'NewsfoldError';
  readonly code: ArticleFault | OtherFault;
  /** The field or argument at fault, where there is one. */
  readonly field: string | undefined;

  /** An error of this code. @param field the field or argument at fault */
  constructor(code: ArticleFault | OtherFault, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** `Array.isArray`, which throws for a revoked proxy: that is no array. */
function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** A short, safe description of any value for an error message; never throws, never calls the value's own code. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'an array';
  switch (typeof value) {
    case 'string': {
      const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
      return `the string ${JSON.stringify(shown)}`;
    }
    case 'bigint':
      // The digits of a huge one would take quadratic time.
      return BigInt.asIntN(64, value) === value ? `the bigint ${value}` : 'a bigint of more than 64 bits';
    case 'number':
    case 'boolean':
      return `the ${typeof value} ${String(value)}`;
    case 'undefined':
      return 'undefined';
    default:
      return `a value of type ${typeof value}`;
  }
}

/** `argument: expected …, got …`: the one shape of every message. */
export function expectation(argument: string, expected: string, got: unknown): string {
  return `${argument}: expected ${expected}, got ${describe(got)}`;
}

/** What is said where a package that is loaded on demand is not there; engines and bundlers name the reason in different words. */
export function missingPackages(argument: string, packages: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : 'no reason was given';
  return `${argument}: expected an installed package, which could not be loaded; run: npm install ${packages} (${reason})`;
}

/** @throws TypeError unless `value` is an AbortSignal, or as good as one. */
export function mustBeSignal(value: unknown): void {
  const { aborted, addEventListener, removeEventListener } = (value ?? {}) as Record<string, unknown>;
  const isSignal =
    typeof aborted === 'boolean' &&
    typeof addEventListener === 'function' &&
    typeof removeEventListener === 'function';
  if (!isSignal) throw new TypeError(expectation('options.signal', 'an AbortSignal', value));
}

/** @throws TypeError unless `value` is a string. */
export function mustBeString(argument: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw new TypeError(expectation(argument, 'a string', value));
}

/** @throws TypeError unless `value` is an object; a list, a function or `null` carries no options. */
export function mustBeOptions(argument: string, value: unknown): asserts value is object {
  if (value === null || typeof value !== 'object' || isArray(value)) {
    throw new TypeError(expectation(argument, 'an object', value));
  }
}

/**
 * @throws TypeError unless `value` is a number; RangeError unless it lies in [low, high] (and, with
 * `integer`, is whole).
 */
export function mustBeNumber(
  argument: string,
  value: unknown,
  low: number,
  high: number,
  integer = false,
): asserts value is number {
  if (typeof value !== 'number') throw new TypeError(expectation(argument, 'a number', value));
  const whole = !integer || Number.isInteger(value);
  if (!(value >= low && value <= high && whole)) {
    const kind = integer ? 'a whole number' : 'a number';
    throw new RangeError(expectation(argument, `${kind} from ${low} to ${high}`, value));
  }
}
