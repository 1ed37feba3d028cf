/**
 * Growth, measured in a process of its own: `growth-child.ts work` or `growth-child.ts time` prints every reader with every unit, and
 * the quadratic functions that the checks must refuse, as JSON. Counting has to begin before the library is compiled, and would make time longer.
 */
import { SLOW_UNITS } from '../helpers/hostile';
import { BlockCounter } from '../helpers/work';

const [mode, names = ''] = process.argv.slice(2);
const counter = mode === 'work' ? new BlockCounter() : undefined;
const { LENGTHS, QUADRATIC, READERS, SLOW_ON, timeGrowths, workGrowths } = await import('./growth');

const counted = (run: () => unknown): number => {
  counter!.reset();
  run();
  return counter!.take().total;
};
const readers = Object.fromEntries(
  Object.entries(READERS).filter(([name]) => names === '' || names.split(',').includes(name)),
);
// What is made once, at the first use.
for (const run of Object.values(readers)) run('Words of one text, said by one.');
const short = LENGTHS.map((length) => length / 5);
const measure = (of: typeof QUADRATIC, units: readonly string[], most: readonly number[]): unknown[] =>
  counter === undefined ? timeGrowths(of, units, most.at(-1)) : workGrowths(of, units, counted, most);
const own = measure(readers, SLOW_UNITS, LENGTHS);
const controls = Object.entries(QUADRATIC).flatMap(([name, run]) =>
  measure({ [name]: run }, [SLOW_ON[name]!], short),
);
console.log(JSON.stringify({ own, controls }));
