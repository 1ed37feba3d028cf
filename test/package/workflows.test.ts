/**
 * What the workflows promise: every action is pinned to a commit, every job has only the rights it needs, what publishes runs nobody's
 * install scripts and nothing of the repository, and every npm script they name exists.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  'runs-on': string;
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  environment?: string;
  needs?: string;
  strategy?: { matrix: { os: string[]; node: number[] } };
  steps: Step[];
}

interface Workflow {
  on: { push?: { tags?: string[] } };
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const root = new URL('../../', import.meta.url);
const folder = new URL('.github/workflows/', root);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  scripts: Record<string, string>;
};
const texts = readdirSync(folder)
  .sort()
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
const workflows = Object.fromEntries(texts.map(([name, text]) => [name, parse(text) as Workflow]));
const jobsOf = ({ jobs }: Workflow): [string, Job][] => Object.entries(jobs);
const commands = Object.values(workflows)
  .flatMap(jobsOf)
  .flatMap(([, { steps }]) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));

describe('the workflows', () => {
  test('are these', () => {
    expect(Object.keys(workflows)).toEqual(['ci.yml', 'release.yml']);
  });

  test.each(texts)('%s pins every action to a commit and says which version that is', (_, text) => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('name one commit and one version for each action', () => {
    const pins = texts.flatMap(([, text]) => text.match(/uses: \S+@\S+ # \S+/g) ?? []);
    const actions = new Set(pins.map((pin) => /uses: (\S+)@/.exec(pin)![1]));
    expect(new Set(pins).size).toBe(actions.size);
  });

  test.each(Object.entries(workflows))('%s has no rights but those that a job needs', (_, workflow) => {
    const allowed = [{}, { contents: 'read' }];
    expect(allowed).toContainEqual(workflow.permissions);
    for (const [name, { permissions, environment }] of jobsOf(workflow)) {
      if (environment === undefined) expect([undefined, ...allowed], name).toContainEqual(permissions);
      else expect(permissions, name).toEqual({ 'id-token': 'write' });
    }
  });

  test.each(Object.entries(workflows))('%s ends jobs that hang, and keeps no credentials', (_, workflow) => {
    for (const [name, job] of jobsOf(workflow)) {
      expect(job['timeout-minutes'], name).toBeGreaterThan(0);
      for (const { uses, with: inputs } of job.steps) {
        if (uses?.startsWith('actions/checkout@')) expect(inputs?.['persist-credentials'], name).toBe(false);
      }
    }
  });

  test('run npm scripts and files that exist, and put no text of strangers into commands', () => {
    const named = commands.flatMap((run) =>
      [...run.matchAll(/npm run (?:--\S+ )*([\w:-]+)/g)].map(([, name]) => name!),
    );
    expect(named).toEqual(expect.arrayContaining(['lint', 'typecheck', 'build']));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const files = commands.flatMap((run) => run.match(/(?<![\w/])\.(?:ci|config)\/[\w.-]+/g) ?? []);
    expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
    expect(commands.filter((run) => run.includes('${{'))).toEqual([]);
  });

  test('install without scripts of others', () => {
    const installs = commands.filter((run) => /npm (?:ci|install|i)\b/.test(run));
    expect(installs.length).toBeGreaterThan(0);
    for (const run of installs) expect(run).toContain('--ignore-scripts');
  });

  test('ci.yml tries Node 20, 22 and 24 on Linux, macOS and Windows', () => {
    const { matrix } = workflows['ci.yml']!.jobs.test!.strategy!;
    expect(matrix.node).toEqual([20, 22, 24]);
    expect(matrix.os.map((os) => os.split('-')[0])).toEqual(['ubuntu', 'macos', 'windows']);
  });

  test('release.yml publishes what was tested and packed without rights, with provenance, on a tag only', () => {
    const { on, jobs } = workflows['release.yml']!;
    expect(on).toEqual({ push: { tags: ['v*'] } });
    const publishing = Object.values(jobs).filter(({ environment }) => environment !== undefined);
    expect(publishing.map(({ environment }) => environment)).toEqual(['npm', 'jsr']);
    for (const { needs, steps } of publishing) {
      expect(needs).toBe('pack');
      // Nothing of the repository runs where there are rights.
      expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([]);
      expect(steps.filter(({ run }) => run !== undefined)).toHaveLength(1);
    }
    const tested = jobs.pack!.steps.map(({ run }) => run);
    expect(tested).toEqual(expect.arrayContaining(['npm ci --ignore-scripts', 'npm run build', 'npm test']));
    expect(commands.filter((run) => run.startsWith('npm publish'))).toEqual([
      'npm publish ./packed/newsfold-*.tgz --provenance --access public --ignore-scripts',
    ]);
    expect(texts.map(([, text]) => text).join('\n')).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
  });
});
