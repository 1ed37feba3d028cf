/**
 * Properties: each run also asserts that no prototype was written to. So many runs in `npm test`, so many times more in `npm run test:slow`,
 * of other seeds.
 */
import fc from 'fast-check';

const PROTOTYPES = [
  ...[
    Object,
    Array,
    String,
    Number,
    Boolean,
    Function,
    Map,
    Set,
    RegExp,
    Error,
    Promise,
    Date,
    Uint8Array,
  ].map((type) => type.prototype as object),
  Object.getPrototypeOf(Uint8Array.prototype) as object,
];
/** Keys of each, and their values where reading them calls nothing. */
function shape(): string {
  let text = '';
  for (const prototype of PROTOTYPES) text += `${Reflect.ownKeys(prototype).map(String).join()};`;
  return text;
}
const SHAPE = shape();
const VALUES = PROTOTYPES.map((prototype) => Object.getOwnPropertyDescriptors(prototype));

/** @throws unless all prototypes have the keys they had, and a plain object none */
export function assertUnpolluted(): void {
  for (const key in {}) throw new Error(`Object.prototype has got ${JSON.stringify(key)}`);
  if (shape() !== SHAPE) throw new Error('a prototype has got other keys');
}

/** As {@link assertUnpolluted}, and that every method is the one it was: slower, for the end of a suite. */
export function assertUntouched(): void {
  assertUnpolluted();
  for (const [i, prototype] of PROTOTYPES.entries()) {
    const now = Object.getOwnPropertyDescriptors(prototype) as Record<string, PropertyDescriptor>;
    for (const [key, was] of Object.entries(VALUES[i]!)) {
      const is = now[key]!;
      if (is.value !== was.value && !Object.is(is.value, was.value)) throw new Error(`${key} was replaced`);
    }
  }
}

/** @param holds throws where the property does not hold */
export function holdsFor<T>(
  values: fc.Arbitrary<T>,
  numRuns: number,
  holds: (value: T) => void,
  seed = 20260101,
): void {
  fc.assert(
    fc.property(values, (value) => {
      holds(value);
      assertUnpolluted();
    }),
    { numRuns, seed },
  );
}

/** {@link holdsFor} of what answers later. */
export async function holdsLaterFor<T>(
  values: fc.Arbitrary<T>,
  numRuns: number,
  holds: (value: T) => Promise<void>,
  seed = 20260101,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(values, async (value) => {
      await holds(value);
      assertUnpolluted();
    }),
    { numRuns, seed },
  );
}
