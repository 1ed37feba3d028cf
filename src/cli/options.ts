/**
 * Flags as options of the library. Ranges are the library's to check; what it says of an option is said of the flag.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { readFile } from 'node:fs/promises';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { resolve } from 'node:path';
import type { ArticleOptions, ClusterOptions, LanguagePack, PinOptions } from 'newsfold';
import { LANGUAGE_CODES, type LanguageCode, loadLanguages } from 'newsfold/languages';
import { isSystemError, UsageError } from './faults';
import { readFieldNames } from './input/fields';
import type { IntakeSettings } from './input/intake';
import type { Kind } from './input/kind';
import type { Io } from './io';
import type { Request } from './parse';

/** Options with what is not given left out, as the library wants it. */
type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** @throws UsageError for a language there is no pack for; NewsfoldError `missing-package` */
export async function languagesOf(request: Request): Promise<LanguagePack[]> {
  const asked = request.text('languages');
  if (asked === undefined) return [];
  const codes = asked
    .toLowerCase()
    .split(/[,\s]/)
    .filter((code) => code !== '' && code !== 'en');
  const unknown = codes.find((code) => code !== 'all' && !LANGUAGE_CODES.includes(code as LanguageCode));
  if (unknown !== undefined) {
    throw new UsageError(
      `--languages: expected ${LANGUAGE_CODES.join(', ')} or all, got ${JSON.stringify(unknown)}`,
    );
  }
  return await loadLanguages(codes.includes('all') ? LANGUAGE_CODES : (codes as LanguageCode[]));
}

/** How inputs are read. */
export function intakeSettings(request: Request, languages: readonly LanguagePack[]): IntakeSettings {
  return {
    kind: request.text('format') as Kind | undefined,
    fields: readFieldNames(request.list('field') ?? []),
    languages,
    textAs: (request.text('as') ?? 'page') as IntakeSettings['textAs'],
    onDuplicateId: (request.text('on-duplicate-id') ?? 'ignore') as IntakeSettings['onDuplicateId'],
    isStrict: request.has('strict'),
  };
}

/** What the library is told of articles. */
export function articleOptions(request: Request): ArticleOptions {
  const policy = request.text('on-duplicate-id') as IntakeSettings['onDuplicateId'] | undefined;
  const strict = request.has('strict');
  // Articles that were renamed have ids of their own.
  return policy === undefined || policy === 'rename' ? { strict } : { strict, onDuplicateId: policy };
}

/** What decides on stories, and how they are told. */
export function storyOptions(request: Request, languages: readonly LanguagePack[]): Given<ClusterOptions> {
  const options: Given<ClusterOptions> = {};
  const set = <K extends keyof ClusterOptions>(name: K, value: ClusterOptions[K] | undefined): void => {
    if (value !== undefined) Object.assign(options, { [name]: value });
  };
  set('threshold', request.number('threshold'));
  set('window', request.number('window'));
  set('idf', request.text('idf') as ClusterOptions['idf']);
  set('minSources', request.number('min-sources'));
  set('maxWords', request.number('max-words'));
  set('maxSentences', request.number('max-sentences'));
  set('prefer', request.list('prefer'));
  set('sourcePriority', request.list('source-priority'));
  if (languages.length > 0) set('languages', languages);
  return options;
}

/** An editor's pins. @throws UsageError for a file that is not there, or no JSON object */
export async function pinsOf(request: Request, io: Io): Promise<PinOptions> {
  const path = request.text('pins');
  if (path === undefined) return {};
  let pins: unknown;
  try {
    pins = JSON.parse(await readFile(resolve(io.cwd, path), 'utf8'));
  } catch (error) {
    if (isSystemError(error)) throw new UsageError(`--pins: ${path}: no file that can be read`);
    throw new UsageError(`--pins: ${path}: expected JSON, got what is none`);
  }
  if (pins === null || typeof pins !== 'object' || Array.isArray(pins)) {
    throw new UsageError(`--pins: ${path}: expected an object with sameStory and differentStory`);
  }
  const { sameStory, differentStory } = pins as PinOptions;
  return { sameStory, differentStory };
}
