/**
 * Takes the copies out of a training corpus in JSON lines, one record after the other: what is kept and what is dropped, with the reason, goes to
 * two files. Texts are sketched on worker threads; of a record that is kept the memory holds a signature, never the text.
 * Run: npm run build, then npx tsx examples/training-corpus.ts [CORPUS.jsonl [OUT]]      threads run the built package
 * A record is an object with a `text`, and whatever else it has: {"text": "...", "url": "..."}. OUT is a folder to be made: kept.jsonl and
 * dropped.jsonl. By default examples/data/reports.jsonl, and a folder for temporary files.
 *
 * Measured on 100,000 lines of 300 words, 222 MB: 258 MiB of memory at the most, 144 MiB of it for Node and the program, and 48 s on two processors
 * that others used too. 89,914 lines were kept; of 4,900 copies with every hundredth word changed, 12 were among them.
 *
 *     npx tsx test/examples/corpus.ts 100000 > corpus.jsonl && npx tsx examples/training-corpus.ts corpus.jsonl
 *
 * Two texts are copies by an estimate, whose standard error at .8 is .035; `deduplicate` verifies on the texts and finds excerpts too, for what
 * fits into memory, and newsfold/sql does for what does not.
 * Needs: npm install newsfold
 */
import { type FileHandle, mkdir, mkdtemp, open } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LshIndex } from 'newsfold';
import { type JsonLinesSource, readJsonLines, sketchStream } from 'newsfold/node';

/** Jaccard similarity of 5-word shingles from which a text is a copy. */
const THRESHOLD = 0.8;
/** Code units that are written at once. */
const CHUNK = 1 << 18;

/** A line of dropped.jsonl. Records are counted from 1, lines that hold none are not. */
type Dropped =
  | { reason: 'copy' | 'near-copy'; record: number; of: number; similarity: number; value: unknown }
  /** No text, or next to none: the code the library gives. */
  | { reason: string; record: number; message: string; value: unknown }
  /** No JSON, no UTF-8, or too long a line. */
  | { reason: string; line: number; message: string };

/** A file of JSON lines. */
class Lines {
  count = 0;
  #waiting = '';

  private constructor(private readonly file: FileHandle) {}

  /** Takes no file's place. */
  static async create(path: string): Promise<Lines> {
    return new Lines(await open(path, 'wx'));
  }

  async write(value: unknown): Promise<void> {
    this.count++;
    // As JavaScript reads it: whole numbers beyond 2^53 lose digits, so keep such ids in quotes.
    this.#waiting += `${JSON.stringify(value)}\n`;
    if (this.#waiting.length >= CHUNK) await this.#flush();
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.file.close();
    }
  }

  async #flush(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = '';
    await this.file.appendFile(text);
  }
}

/**
 * Reads a corpus once; the first of several copies is kept.
 *
 * @param out a folder that is there, without kept.jsonl and dropped.jsonl
 * @returns how many lines went where
 */
export async function dedupeCorpus(
  corpus: JsonLinesSource,
  out: string,
  threads: number = Math.max(1, availableParallelism() - 1),
): Promise<{ kept: number; dropped: number }> {
  const kept = await Lines.create(join(out, 'kept.jsonl'));
  const dropped = await Lines.create(join(out, 'dropped.jsonl'));
  const drop = (line: Dropped): Promise<void> => dropped.write(line);
  const index = new LshIndex({ threshold: THRESHOLD });
  /** Faults of lines that were read since the last result. */
  const faults: Dropped[] = [];

  async function* records(): AsyncGenerator<{ id: string; text: string; value: unknown }> {
    let record = 0;
    const values = readJsonLines(corpus, {
      onError: ({ line, code, message }) => faults.push({ reason: code, line, message }),
    });
    for await (const value of values) {
      // Whatever it is: the stream tells what is wrong with it.
      const { text } = (value ?? {}) as { text: string };
      yield { id: String(++record), text, value };
    }
  }

  try {
    for await (const { article, signature, rejected } of sketchStream(records(), { threads })) {
      for (const fault of faults.splice(0)) await drop(fault);
      const { id, value } = article;
      const record = Number(id);
      if (rejected) {
        await drop({ reason: rejected.code, record, message: rejected.message, value });
        continue;
      }
      const [like] = index.query(signature, { limit: 1 });
      if (like === undefined) {
        index.add(id, signature);
        await kept.write(value);
      } else {
        const reason = like.score === 1 ? 'copy' : 'near-copy';
        await drop({ reason, record, of: Number(like.id), similarity: like.score, value });
      }
    }
    for (const fault of faults) await drop(fault);
  } finally {
    await Promise.all([kept.close(), dropped.close()]);
  }
  return { kept: kept.count, dropped: dropped.count };
}

async function main(corpus: string, folder: string | undefined): Promise<void> {
  const out = folder ?? (await mkdtemp(join(tmpdir(), 'newsfold-corpus-')));
  // Not one that is there: it may have another corpus in it.
  if (folder !== undefined) await mkdir(folder);
  const started = performance.now();
  const { kept, dropped } = await dedupeCorpus(corpus, out);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${kept} kept, ${dropped} dropped in ${seconds} s, ${megabytes} MiB of memory at the most: ${out}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [corpus = fileURLToPath(new URL('data/reports.jsonl', import.meta.url)), out] = process.argv.slice(2);
  main(corpus, out).catch((error: unknown) => {
    // No such corpus, a folder that is there, a full disk.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
