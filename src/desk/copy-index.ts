/**
 * Reports by a sample of their shingles: those that share a good part of the smaller sample with another may be copies of it, or one a part
 * of the other. One index for both, where a batch has two: bands find similar texts, and sampled shingles a text inside a longer one.
 *
 * A sample is every shingle whose hash is among the lowest sixteenth of all hashes (FracMinHash: Irber et al. 2022,
 * doi:10.1101/2022.01.11.475838), so that of a brief what is sampled is sampled of the longer text too; and of a short text the
 * {@link FEWEST} lowest at least (bottom-k sketch: Broder 1997, doi:10.1109/SEQUEN.1997.666900), so that it has a sample at all. Nothing
 * of it is kept but the lists: what was put in is read from the text once more to be taken out.
 *
 * Cost: O(n) in words; a list looked at has {@link MOST_PLACES} reports at the most. Some 12 bytes a sampled shingle.
 * @module
 */
import { rollShingles, WORDS_A_SHINGLE } from '../sketch/shingle';
import { hashSorter, mix32 } from '../text/hash';
import { hashWords } from '../text/words';
import { type ReportNames, TermLists } from './term-lists';

/** One shingle in so many is sampled, and of each text so many at least: its lowest hashes, of which a long text's sample may lack the rest. */
const SAMPLE_RATE = 16;
const FEWEST = 8;
/** Share of the smaller sample that must be in the other for a pair to be worth a verification: an estimate of containment. */
const LEAST_SHARED = 0.25;
/** Places of lists that one search looks at, the rarest shingles first: what more reports have is a template. */
const MOST_PLACES = 1024;
/** Words of the longest text that is read into memory that stays. */
const MOST_WINDOWS: number = 1 << 15;
const SALT = 0x5bd1e995;
/** Hashes are shifted by this, so that the lowest of them are negative numbers, as they are sorted. */
const LOWEST = -0x80000000;
const SAMPLED_BELOW: number = LOWEST + 2 ** 32 / SAMPLE_RATE;

/** The sampled shingles of a text, sorted: the same for the same words. */
export type ShingleSample = Int32Array;

/** Reports, by number, and their sampled shingles. */
export class CopyIndex {
  readonly #lists: TermLists = new TermLists();
  /** By number of the report. */
  #sizes: Uint32Array = new Uint32Array(64);
  /** What a text is sampled in. */
  #windows: Int32Array = new Int32Array(1024);
  readonly #lowest: Int32Array = new Int32Array(FEWEST);

  sample(text: string): ShingleSample {
    const words = hashWords(text);
    const windows = this.#roomFor(words.length);
    const count = rollShingles(words, words.length, WORDS_A_SHINGLE, windows);
    let sampled = 0;
    for (let i = 0; i < count; i++) {
      const hash = mix32(windows[i]! ^ SALT);
      windows[i] = hash;
      if (hash < SAMPLED_BELOW) sampled++;
    }
    if (sampled < FEWEST) return this.#lowestOf(windows, count);
    const sample = new Int32Array(sampled);
    for (let i = 0, to = 0; to < sampled; i++) if (windows[i]! < SAMPLED_BELOW) sample[to++] = windows[i]!;
    hashSorter()(sample, sampled);
    return withoutRepetitions(sample);
  }

  add(report: number, sample: ShingleSample): void {
    if (report >= this.#sizes.length) {
      const sizes = new Uint32Array(report + (report >> 2) + 1);
      sizes.set(this.#sizes);
      this.#sizes = sizes;
    }
    this.#sizes[report] = sample.length;
    this.#lists.add(report, sample);
  }

  remove(report: number, sample: ShingleSample): void {
    this.#lists.remove(report, sample);
  }

  /** Reports that share a good part of the smaller sample, those that share the most first. */
  query(sample: ShingleSample, most: number, names: ReportNames, except: number): number[] {
    const weights = new Float64Array(sample.length).fill(1);
    const found = this.#lists.search(sample, weights, { most, places: MOST_PLACES, names, except });
    return found
      .filter(({ report, weight }) => weight >= LEAST_SHARED * Math.min(sample.length, this.#sizes[report]!))
      .map(({ report }) => report);
  }

  /** Room for a text's windows: its own for one so long that the room would stay too large. */
  #roomFor(words: number): Int32Array {
    if (words > MOST_WINDOWS) return new Int32Array(words);
    if (this.#windows.length < words) this.#windows = new Int32Array(2 * words);
    return this.#windows;
  }

  /** The lowest hashes of the first `count` windows. */
  #lowestOf(windows: Int32Array, count: number): ShingleSample {
    const lowest = this.#lowest;
    let filled = 0;
    for (let i = 0; i < count; i++) {
      const hash = windows[i]!;
      if (filled === FEWEST && hash >= lowest[FEWEST - 1]!) continue;
      let at = 0;
      while (at < filled && lowest[at]! < hash) at++;
      if (at < filled && lowest[at] === hash) continue;
      if (filled < FEWEST) filled++;
      lowest.copyWithin(at + 1, at, filled - 1);
      lowest[at] = hash;
    }
    return lowest.slice(0, filled);
  }
}

function withoutRepetitions(sorted: Int32Array): Int32Array {
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i]!;
  }
  return count === sorted.length ? sorted : sorted.slice(0, count);
}
