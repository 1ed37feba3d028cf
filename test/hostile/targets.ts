/**
 * What is fuzzed, and replayed in `npm test`: each target takes a string, of text or, for decoders, of bytes as code units below 256. It throws
 * where the library does what it must not; typed errors are no such thing.
 */
import {
  type Article,
  clusterStories,
  deduplicate,
  explain,
  LshIndex,
  NewsDesk,
  NewsfoldError,
  readArticle,
  shingle,
  signatureFromBytes,
  signatureToBytes,
  sketch,
  sketchText,
  summarizeStory,
} from 'newsfold';
import { readContainer, writeContainer } from '../../src/desk/container';
import { readJsonLines } from '../../src/node/json-lines';
import { checksumOfBytes } from '../../src/sketch/checksum';
import { splitSentences } from '../../src/text/sentences';
import { splitWords } from '../../src/text/words';
import { newsfold } from '../cli/support';
import { batch } from '../helpers/batch';
import { ATTACKS, SLOW_UNITS } from '../helpers/hostile';
import { assertUnpolluted } from '../helpers/property';
import { wrongInTerminal } from './outputs';
import { typed } from './properties/kinds';

export interface Target {
  /** What mutation begins with. */
  readonly seeds: readonly string[];
  run(input: string): void | Promise<void>;
}

const asText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const asBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (_, i) => text.charCodeAt(i) & 255).slice();

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const PAGE = `Home | News | Sport

Ferry talks in Port Bren put off

By Jane Doe, Sept. 15, 2020

SHARE

PORT BREN (Island Wire) - The talks were put off on Sunday, the union said. "We wait," Dr. Orrel said.

Read more: Museum opens in Halvik

Photo: A ferry in the sound. (AP)

Sign up for our newsletter
`;

/** All of the core, with the text in every field. */
function everything(text: string): void {
  const [first, second] = [
    {
      id: 'a',
      title: text.slice(0, 300),
      text: `The talks in Port Bren were put off. ${text}`,
      source: text.slice(0, 100),
    },
    {
      id: 'b',
      title: 'Port Bren talks put off',
      text: `${text} The talks in Port Bren were put off on Sunday.`,
      url: text,
    },
  ] satisfies [Article, Article];
  const { stories, stats } = clusterStories([first, second]);
  must(stats.articles === 2 && stories.length > 0, 'two reports are in stories');
  for (const { summary } of stories) {
    for (const { articleId, start, end, text: told } of summary) {
      must(
        (articleId === 'a' ? first : second).text.slice(start, end) === told,
        'a sentence stands in its report',
      );
    }
  }
  must(deduplicate([first, second]).groups.length > 0, 'reports are in groups');
  must(explain(first, second).reasons.length > 0, 'a pair has a reason');
  typed(() => summarizeStory([first, second]));
  must(
    new NewsDesk().add([first, second]).every(({ outcome }) => outcome !== 'rejected'),
    'a desk takes reports in',
  );
}

const DESK = ((): ReadonlyMap<string, Uint8Array> => {
  const desk = new NewsDesk();
  desk.add(batch().slice(0, 6));
  desk.settle();
  return readContainer(desk.snapshot('note'), { magic: 'NFDK', oldest: 1, newest: 1 }).sections;
})();
const TAGS = [...DESK.keys()];
const SIGNATURE = signatureToBytes(sketchText('five words of a text', { slots: 32 }));
const CHECKSUM_AT = 12;

/** A signature with the right checksum, so that what lies behind the check is reached. */
function signed(bytes: Uint8Array): Uint8Array {
  if (bytes.length < CHECKSUM_AT + 4) return bytes;
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setUint32(CHECKSUM_AT, checksumOfBytes(copy, CHECKSUM_AT), true);
  return copy;
}

const INDEX = ((): Uint8Array => {
  const index = new LshIndex({ slots: 32 });
  for (const { id, text } of batch().slice(0, 4)) index.add(id, sketchText(text, { slots: 32 }));
  return index.toBytes();
})();

const LINES = batch()
  .slice(0, 2)
  .map((article) => `${JSON.stringify({ ...article, text: article.text.slice(0, 80) })}\r\n`)
  .join('');

export const TARGETS: Readonly<Record<string, Target>> = {
  page: {
    seeds: [PAGE, ...ATTACKS.slice(0, 8)],
    run: (text) =>
      typed(() => {
        let at = 0;
        for (const { start, end, text: removed } of readArticle(text).removed) {
          must(start >= at && text.slice(start, end) === removed, 'what was removed stood there');
          at = end;
        }
      }),
  },
  sentences: {
    seeds: [PAGE, ...SLOW_UNITS],
    run: (text) => {
      let at = 0;
      for (const { start, end } of splitSentences(text)) {
        must(start >= at && end > start && end <= text.length, 'sentences follow each other');
        at = end;
      }
    },
  },
  words: {
    seeds: [PAGE, ...SLOW_UNITS],
    run: (text) => {
      const { count, starts, ends } = splitWords(text);
      for (let i = 0; i < count; i++)
        must(starts[i]! < ends[i]! && ends[i]! <= text.length, 'words stand in the text');
      const [once, twice] = [sketchText(text), sketch(shingle(text))];
      must(
        once.values.every((value, i) => value === twice.values[i]),
        'a sketch is that of the shingles',
      );
    },
  },
  core: { seeds: [PAGE, ...ATTACKS], run: everything },
  signature: {
    seeds: [asText(SIGNATURE)],
    run: (text) => {
      const bytes = asBytes(text);
      typed(() => signatureFromBytes(bytes));
      typed(() => {
        const signature = signatureFromBytes(signed(bytes));
        must(
          asText(signatureToBytes(signature)) === asText(signed(bytes)),
          'a signature is written as it was read',
        );
      });
    },
  },
  index: {
    seeds: [asText(INDEX)],
    run: (text) => {
      typed(() => LshIndex.fromBytes(asBytes(text)));
    },
  },
  // One section of a snapshot, its first unit the section's number, with checksums that are right.
  snapshot: {
    seeds: TAGS.map((tag, i) => String.fromCharCode(i) + asText(DESK.get(tag)!)),
    run: (text) => {
      const tag = TAGS[text.charCodeAt(0) % TAGS.length] ?? TAGS[0]!;
      const sections = new Map([...DESK, [tag, asBytes(text.slice(1))]]);
      const bytes = writeContainer({ magic: 'NFDK', version: 1, sections });
      try {
        const desk = NewsDesk.restore(bytes);
        desk.settle();
        const settled = clusterStories(desk.articles(), desk.pins);
        must(desk.stories().length === settled.stories.length, 'a restored desk settles as the batch does');
      } catch (error) {
        if (!(error instanceof NewsfoldError)) throw error;
      }
    },
  },
  lines: {
    seeds: [LINES, '{}\n\n[1]\r\n"\\ud800"', '\ufeff{"__proto__":{"x":1}}\n'],
    run: async (text) => {
      let seen = 0;
      const source = readJsonLines([asBytes(text.slice(0, 7)), text.slice(7)], {
        onError: () => seen++,
        maxLineLength: 500,
      });
      for await (const _ of source) seen++;
      must(seen <= text.split('\n').length, 'no more values and faults than lines');
    },
  },
  // Words of a command line, with U+0001 between them; no system passes on a NUL.
  arguments: {
    seeds: [
      'stories\x01-\x01--json',
      'dedup\x01--keep\x01longest\x01-',
      'read\x01--format=text\x01-',
      'explain\x01a\x01b\x01-',
      'help\x01watch',
    ],
    run: async (text) => {
      const argv = text.replaceAll('\0', '').split('\x01');
      // It waits for what comes, and writes where it is told.
      if (argv[0] === 'watch' || argv.some((word) => /^--?(?:o|out)/.test(word))) return;
      const { code, out, err } = await newsfold(argv, { stdin: [LINES], cwd: '/nonexistent' });
      must([0, 1, 2].includes(code), `exit code ${code}: ${err}`);
      const wrong = wrongInTerminal(`${out}${err}`.replaceAll('\r\n', '\n'));
      must(wrong.length === 0, `controls: ${wrong.join()}`);
    },
  },
};

/** Runs a target, and looks whether a prototype was written to. */
export async function tried(target: Target, input: string): Promise<void> {
  await target.run(input);
  assertUnpolluted();
}
