/** The command line is what its help says; mistakes are told in a line or two, with the exit code that is documented, and without a stack. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS, FLAGS, flagsOf } from '../../src/cli/flags';
import { ABOUT } from '../../src/cli/help';
import type { Io } from '../../src/cli/io';
import { parseCommandLine, Request } from '../../src/cli/parse';
import { Progress } from '../../src/cli/progress';
import { VERSION } from '../../src/cli/version';
import { folderOf, jsonLines, newsfold, REPORTS } from './support';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

describe('help', () => {
  test.each(COMMANDS)('of %s names every option it has, with examples that parse', async (command) => {
    const { out, code } = await newsfold([command, '--help']);
    expect(code).toBe(0);
    for (const [name] of flagsOf(command)) expect(out).toContain(`--${name}`);
    expect(ABOUT[command].examples.length).toBeGreaterThan(1);
    for (const [line] of ABOUT[command].examples) {
      expect(out).toContain(line);
      const words = (/newsfold ([^|>]*)/.exec(line)?.[1] ?? '').trim().split(/ +/);
      expect(parseCommandLine(words), line).toBeInstanceOf(Request);
    }
  });

  test('fits the terminal', async () => {
    for (const argv of [[], ...COMMANDS.map((command) => [command, '-h'])]) {
      const { out } = await newsfold(argv, { columns: 72 });
      const examples = COMMANDS.flatMap((command) => ABOUT[command].examples.map(([line]) => line));
      const long = out.split('\n').filter((line) => line.length > 72 && !examples.includes(line.trim()));
      expect(long).toEqual([]);
    }
  });

  test('is what is shown without a command, and under help', async () => {
    const { out } = await newsfold([]);
    expect((await newsfold(['help'])).out).toBe(out);
    expect((await newsfold(['--help'])).out).toBe(out);
    expect((await newsfold(['help', 'dedup'])).out).toBe((await newsfold(['dedup', '--help'])).out);
    for (const command of COMMANDS) expect(out).toContain(command);
  });

  test('the version is that of the package', async () => {
    expect((await newsfold(['--version'])).out).toBe(`${manifest.version}\n`);
    expect(VERSION).toBe(manifest.version);
  });
});

describe('a mistake', () => {
  const cwd = folderOf({ 'in.jsonl': jsonLines(REPORTS), 'pins.json': '[1]', 'empty/readme.doc': 'x' });
  test.each<[string[], string]>([
    [['storys'], 'expected a command'],
    [['stories', '--treshold', '1', 'in.jsonl'], 'unknown option --treshold'],
    [['stories', '--thresold', '1', 'in.jsonl'], 'did you mean --threshold?'],
    [['read', '--threshold', '1', 'in.jsonl'], 'no option of newsfold read, but of stories, explain, watch'],
    [['stories', 'in.jsonl', '--idf', 'window'], '--idf: expected batch, background, got "window"'],
    [['stories', 'in.jsonl', '--threshold', 'much'], '--threshold: expected a number, got "much"'],
    [
      ['stories', 'in.jsonl', '--threshold', '-3'],
      '--threshold: expected a number from -1 to 1, got the number -3',
    ],
    [['stories', 'in.jsonl', '--min-sources', '1.5'], '--min-sources: expected a whole number'],
    [['stories', 'in.jsonl', '--max-words=0'], '--max-words: expected a whole number from 1'],
    [['stories', 'in.jsonl', '--limit'], '--limit'],
    [
      ['stories', 'in.jsonl', '--threads', '65'],
      '--threads: expected a whole number from 0 to 64, got the number 65',
    ],
    [['dedup', 'in.jsonl', '--threads', '1'], 'no option of newsfold dedup, but of stories'],
    [['stories', 'in.jsonl', '--limit', '-1'], '--limit: expected a number from 1 to 1000000'],
    [['stories', 'in.jsonl', '--json', '--csv'], 'expected one form of output, got --json and --csv'],
    [
      ['dedup', 'in.jsonl', '-o', 'a.html'],
      'newsfold dedup prints text, json, jsonl, csv, markdown, not html',
    ],
    [['dedup', 'in.jsonl', '--unique', '--csv'], '--unique prints JSON lines'],
    [['stories', 'gone.jsonl'], 'gone.jsonl: no such file or folder'],
    [['stories', 'gone/*.txt'], 'gone/*.txt: no file matches'],
    [['stories', 'empty'], 'expected files of reports'],
    [['stories'], 'expected files or folders, or reports on standard input'],
    [
      ['stories', 'in.jsonl', '--languages', 'tr,xx'],
      '--languages: expected ar, de, es, fr, ru, tr or all, got "xx"',
    ],
    [['stories', 'in.jsonl', '--format', 'yaml'], '--format: expected jsonl, json, csv, feed, text'],
    [['stories', 'in.jsonl', '--field', 'body'], '--field: expected NAME=COLUMN'],
    [['stories', 'in.jsonl', '--pins', 'gone.json'], '--pins: gone.json: no file'],
    [['stories', 'in.jsonl', '--pins', 'pins.json'], '--pins: pins.json: expected an object'],
    [['explain', 'wire-1'], 'expected two ids'],
    [['explain', 'wire', 'echo-1', 'in.jsonl'], 'got "wire"; there is "wire-1"'],
    [['explain', 'in.jsonl', 'in.jsonl'], 'expected two files of one article each, got 4 articles'],
    [['watch'], 'expected files or folders to watch'],
    [['watch', '-'], 'got standard input'],
    [['watch', 'in.jsonl', '--keep-days', '0', '--once'], '--keep-days: expected'],
  ])('%j is told with exit code 2', async (argv, message) => {
    const { code, out, err } = await newsfold(argv, { cwd });
    expect(err).toContain(message);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toMatch(/\n\s+at /);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  test('in the command names help that there is', async () => {
    const { err } = await newsfold(['storys', 'in.jsonl'], { cwd });
    expect(err).toContain('\nnewsfold --help tells');
  });

  test('that contradicts itself is told too', async () => {
    const pins = { sameStory: [['wire-1', 'echo-1']], differentStory: [['wire-1', 'echo-1']] };
    const folder = folderOf({ 'in.jsonl': jsonLines(REPORTS), 'p.json': JSON.stringify(pins) });
    const { code, err } = await newsfold(['stories', 'in.jsonl', '--pins', 'p.json'], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain('expected two articles that may be apart');
  });

  test('of ours says that it is one, and shows its stack only where that is wanted', async () => {
    const broken = async function* (): AsyncGenerator<string> {
      yield await Promise.reject(new TypeError('Cannot read properties of undefined'));
    };
    const { code, err } = await newsfold(['stories', '--json'], { stdin: broken() });
    expect([code, err.trim().split('\n').length]).toEqual([70, 1]);
    expect(err).toContain('NEWSFOLD_DEBUG=1');
    const debugged = await newsfold(['stories', '--json'], { stdin: broken(), env: { NEWSFOLD_DEBUG: '1' } });
    expect(debugged.err).toMatch(/\nat /);
  });
});

test('every option is of some command, and every short one is one only', () => {
  for (const [name, { of = COMMANDS, help, kind, value }] of Object.entries(FLAGS)) {
    expect(of.length, name).toBeGreaterThan(0);
    expect(help.length, name).toBeGreaterThan(5);
    expect(value === undefined, name).toBe(kind === 'switch');
  }
  const short = Object.values(FLAGS).flatMap((flag) => flag.short ?? []);
  expect(new Set(short).size).toBe(short.length);
});

describe('progress', () => {
  const many = Array.from({ length: 240 }, (_, i) => ({
    ...REPORTS[i % 4],
    id: `r${i}`,
    text: `${REPORTS[i % 4]!.text} Number ${i}.`,
  }));
  const slow = async function* (): AsyncGenerator<string> {
    yield jsonLines(many.slice(0, 160));
    await new Promise((resolve) => setTimeout(resolve, 1050));
    yield jsonLines(many.slice(160));
  };
  test('moves on a terminal once a second has gone, and leaves nothing behind', async () => {
    const { err } = await newsfold(['stories', '--json'], { stdin: slow(), columns: 80 });
    const frames = err.split('\r\u001b[2K').slice(1);
    expect(frames.length).toBeGreaterThan(1);
    expect(new Set(frames).size).toBeGreaterThan(1);
    expect(frames.some((frame) => /%/.test(frame))).toBe(true);
    expect(frames.every((frame) => frame.length < 80)).toBe(true);
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
  });
  test('is silent in pipes and with --quiet, and elsewhere says what the thread is busy with', async () => {
    const [piped, quiet, shown] = await Promise.all([
      newsfold(['dedup', '--json'], { stdin: slow() }),
      newsfold(['dedup', '--json', '-q'], { stdin: slow(), columns: 80 }),
      newsfold(['summarize', '--json'], { stdin: slow(), columns: 80 }),
    ]);
    expect([piped.err, quiet.err]).toEqual(['', '']);
    expect(shown.err).toMatch(/writing .*240 articles/);
    expect(shown.err.endsWith('\r\u001b[2K')).toBe(true);
  });
  test('says so at once where there is much to do', () => {
    let err = '';
    const stderr = {
      isTTY: true,
      write: (text: string) => {
        err += text;
        return true;
      },
    };
    const progress = new Progress({ stderr } as unknown as Io, true, () => 5);
    progress.announce('comparing', 20, 'article');
    expect(err).toBe('');
    progress.announce('comparing', 20_000, 'article');
    expect(err).toContain('20,000 articles');
  });
});

test('Ctrl-C ends the run with exit code 130, and nothing half-written', async () => {
  const { Interrupted } = await import('../../src/cli/faults');
  const controller = new AbortController();
  const endless = async function* (): AsyncGenerator<string> {
    yield jsonLines(REPORTS);
    controller.abort(new Interrupted('SIGINT'));
    await new Promise(() => undefined);
  };
  const { code, out, err } = await newsfold(['stories', '--json'], {
    stdin: endless(),
    signal: controller.signal,
  });
  expect([code, out, err]).toEqual([130, '', 'newsfold: interrupted\n']);
});
