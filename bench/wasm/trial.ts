/**
 * A WebAssembly kernel against the JavaScript of `src/`, from a string to its signature at the defaults. Every signature is
 * compared with that of `sketchText` first. The JavaScript is bundled as for the package, because V8 treats the constants of
 * a bundle otherwise than those of modules.
 *
 *   npx tsx bench/wasm/trial.ts [ROUNDS]     default 60
 *
 * a  copied by a loop over `charCodeAt`; scanned, shingled and sketched in WebAssembly
 * b  the same, copied by `TextEncoder.encodeInto`: ASCII only, an API of the platform
 * n  the same, copied by `ucs2Write`: any text, Node only
 * c  scanned in JavaScript, shingled and sketched in WebAssembly
 * d  as a, 16 texts a call
 *
 * Times are the least of all rounds for each batch of 16 texts, summed; the variants take turns at every batch.
 */
import { build } from 'esbuild';
import { makeTexts } from '../sketch/texts';
import { KERNEL_BYTES } from './bytes';

type Signature = import('newsfold').Signature;
type Sketch = (text: string) => Signature;
type Batch = (texts: readonly string[]) => Signature[];

interface Exports {
  memory: { buffer: ArrayBuffer };
  text(from: number, length: number, slots: number, salt: number, wide: number, simd: number): number;
  batch(texts: number, slots: number, salt: number, wide: number, simd: number): void;
  words(count: number, slots: number, salt: number, simd: number): number;
}
/** Neither the compiler's library for ES2023 nor the types of Node have it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: unknown };
};

const SLOTS = 128;
const BATCH = 16;
/** Code units the kernel's memory holds; words are at most half as many. */
const MOST_UNITS = 65_000;
/** Where kernel.assembly keeps what is shared, in bytes. */
const AT = {
  codes: 0,
  units: 262144,
  hashes: 524288,
  values: 1310720,
  multipliers: 1323008,
  offsets: 1331200,
  signatures: 1339392,
};

const src = new URL('../../src/', import.meta.url).pathname;
const bundle = await build({
  stdin: {
    contents: `export { hashWords } from './text/words'; export { letterCodes, mix32 } from './text/hash';
      export { sketchText } from './sketch/sketcher';`,
    resolveDir: src,
  },
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  write: false,
});
const code = Buffer.from(bundle.outputFiles[0]!.contents).toString('base64');
const {
  hashWords,
  letterCodes,
  mix32,
  sketchText,
}: typeof import('../../src/text/words') &
  typeof import('../../src/text/hash') &
  typeof import('../../src/sketch/sketcher') = await import(`data:text/javascript;base64,${code}`);

const module = new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64'));

const each =
  (sketch: Sketch): Batch =>
  (texts) => {
    const all: Signature[] = [];
    for (const text of texts) all.push(sketch(text));
    return all;
  };

/**
 * The variants, in scalar (0) or vector (1) instructions. Called once: the views must be constants of one closure, as in the
 * scanner, for V8 to compile their addresses into the loop that copies.
 */
function createVariants(): (simd: 0 | 1) => Record<'a' | 'b' | 'n' | 'c' | 'd', Batch> {
  const { memory, text: run, batch, words: runWords } = new WebAssembly.Instance(module).exports as Exports;
  const { buffer } = memory;
  const units = new Uint16Array(buffer, AT.units, 2 * MOST_UNITS);
  const bytes = new Uint8Array(buffer, AT.units, MOST_UNITS);
  const nodeBytes = Buffer.from(buffer, AT.units, 2 * MOST_UNITS);
  const hashes = new Int32Array(buffer, AT.hashes, MOST_UNITS);
  const values = new Uint32Array(buffer, AT.values, SLOTS);
  const offsets = new Int32Array(buffer, AT.offsets, BATCH);
  const signatures = new Uint32Array(buffer, AT.signatures, SLOTS * BATCH);
  const encoder = new TextEncoder();

  new Int32Array(buffer, AT.codes, 65536).set(letterCodes());
  const step = 0x9e3779b9 | 0;
  const salt = mix32(step);
  const multipliers = new Int32Array(buffer, AT.multipliers, 2048);
  for (let i = 0; i < 2048; i++) multipliers[i] = mix32(salt + Math.imul(i + 1, step)) | 1;

  function copy(text: string, to: number): void {
    const { length } = text;
    for (let i = 0; i < length; i++) units[to + i] = text.charCodeAt(i);
  }
  /** JavaScript takes what the kernel has left. */
  const result = (text: string, count: number): Signature =>
    count > 0 ? { slots: SLOTS, seed: 0, values: new Uint32Array(values) } : sketchText(text);

  const a = (text: string, simd: number): Signature => {
    if (text.length > MOST_UNITS) return sketchText(text);
    copy(text, 0);
    return result(text, run(0, text.length, SLOTS, salt, 1, simd));
  };
  const b = (text: string, simd: number): Signature => {
    if (text.length > MOST_UNITS || encoder.encodeInto(text, bytes).written !== text.length)
      return a(text, simd);
    return result(text, run(0, text.length, SLOTS, salt, 0, simd));
  };
  const n = (text: string, simd: number): Signature => {
    if (text.length > MOST_UNITS) return sketchText(text);
    nodeBytes.write(text, 0, 2 * text.length, 'utf16le');
    return result(text, run(0, text.length, SLOTS, salt, 1, simd));
  };
  const c = (text: string, simd: number): Signature => {
    const words = hashWords(text);
    if (words.length === 0 || words.length > MOST_UNITS) return sketchText(text);
    hashes.set(words);
    return result(text, runWords(words.length, SLOTS, salt, simd));
  };
  const d = (texts: readonly string[], simd: number): Signature[] => {
    let at = 0;
    for (let t = 0; t < texts.length; t++) {
      const text = texts[t]!;
      if (at + text.length > 2 * MOST_UNITS) return texts.map((each) => sketchText(each));
      copy(text, at);
      at += text.length;
      offsets[t] = at;
    }
    batch(texts.length, SLOTS, salt, 1, simd);
    const all: Signature[] = [];
    for (let t = 0; t < texts.length; t++) {
      const own = signatures.subarray(t * SLOTS, (t + 1) * SLOTS);
      all.push(
        offsets[t]! > 0 ? { slots: SLOTS, seed: 0, values: new Uint32Array(own) } : sketchText(texts[t]!),
      );
    }
    return all;
  };
  return (simd) => ({
    a: each((text) => a(text, simd)),
    b: each((text) => b(text, simd)),
    n: each((text) => n(text, simd)),
    c: each((text) => c(text, simd)),
    d: (texts) => d(texts, simd),
  });
}

let sink = 0;
function bare(texts: readonly string[]): Signature[] {
  let sum = 0;
  for (const text of texts) for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  sink += sum;
  return [];
}

const variants = createVariants();
const scalar = variants(0);
const vector = variants(1);
const rows: Record<string, Batch> = { bare, js: each(sketchText) };
for (const name of ['a', 'b', 'n', 'c', 'd'] as const) {
  rows[name] = scalar[name];
  rows[`${name} simd`] = vector[name];
}
const names = Object.keys(rows);

const batches = (texts: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(texts.length / BATCH) }, (_, i) => texts.slice(i * BATCH, (i + 1) * BATCH));

const long = makeTexts(1, 500, 160);
const heads = makeTexts(2, 10, 480);
const lists: [string, string[]][] = [
  ['500 words, one byte', long.oneByte],
  ['500 words, two bytes', long.twoByte],
  ['10 words, one byte', heads.oneByte],
  ['10 words, two bytes', heads.twoByte],
];

const ODD = [
  '',
  ' ',
  'a',
  'a b c d e',
  'ﬁne œuvre ß',
  '日本語の新聞です',
  '한국어 뉴스',
  'สวัสดีครับ',
  '\ud800 a 😀 b',
  'a\u00adb c\u0301',
];
const mixed = ODD.flatMap((odd, i) => [odd, long.oneByte[i]! + odd + long.twoByte[i]!]);
const checked = [...lists.flatMap(([, texts]) => texts), ...mixed, mixed.join(' ').repeat(4)];
for (const texts of batches(checked)) {
  const expected = texts.map((text) => sketchText(text).values.join());
  for (const name of names.slice(1)) {
    const got = rows[name]!(texts).map((signature) => signature.values.join());
    if (got.some((values, i) => values !== expected[i])) throw new Error(`${name}: another signature`);
  }
}
console.log(`${checked.length} texts: every variant gives the signatures of sketchText`);

const rounds = Number(process.argv[2] ?? 60);
for (const [label, texts] of lists) {
  const parts = batches(texts);
  const least = names.map(() => new Float64Array(parts.length).fill(Number.POSITIVE_INFINITY));
  for (let round = 0; round < rounds; round++) {
    for (let part = 0; part < parts.length; part++) {
      for (let turn = 0; turn < names.length; turn++) {
        const row = (turn + round) % names.length;
        const started = performance.now();
        sink += rows[names[row]!]!(parts[part]!).length;
        least[row]![part] = Math.min(least[row]![part]!, performance.now() - started);
      }
    }
  }
  const micros = least.map((times) => (1000 * times.reduce((sum, time) => sum + time, 0)) / texts.length);
  const js = micros[names.indexOf('js')]!;
  console.log(`\n${label}: microseconds a text, times as fast as js`);
  for (const [row, name] of names.entries()) {
    console.log(
      `  ${name.padEnd(8)}${micros[row]!.toFixed(2).padStart(7)}${(js / micros[row]!).toFixed(2).padStart(7)}`,
    );
  }
}
if (Number.isNaN(sink)) console.log(sink);
