/** The documentation is held to what it says: wrong values are found, and so are those that nobody can check. */
import { expect, test } from 'vitest';
import type { Block } from './blocks';
import { runProgram } from './program';

test('a value that is not so is found, and so is one that nobody can check', async () => {
  const block = (code: string): Block => ({ file: 'a.md', line: 1, language: 'ts', note: '', code });
  const wrong = [
    '1 + 1; // 3',
    "['a']; // ['a', 'b']",
    '({ a: 1, b: 2 }); // { a: 1 }',
    '.67; // .68, about',
  ];
  for (const code of wrong)
    await expect(runProgram(block(code), {}, {})).rejects.toThrow(/a\.md:1: .* and not/);
  await expect(runProgram(block("'a'.at(0); // throws RangeError"), {}, {})).rejects.toThrow('and not');
  await expect(runProgram(block('const a = 1;\na; // one'), {}, {})).rejects.toThrow('a.md:2: no value');
  const right =
    "[1, 2]; // [1, ...], and more\n({ a: 1, b: 2 }); // { b: 2, ... }\n2 / 3; // .667\n'a'; // 'a'";
  expect(await runProgram(block(right), {}, {})).toBe(4);
  const thrown = "null.length; // throws TypeError: no length\nawait Promise.resolve('a'); // 'a'";
  expect(await runProgram(block(thrown), {}, {})).toBe(2);
});
