/**
 * Bytes a page loads for each entry point, minified and compressed: `npm run build && npm run size`. Limits are what was measured and a
 * few per cent; a change that goes past one says so by raising it. Packages of the caller's choosing (peers) are not counted.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = (name) => fileURLToPath(new URL(`../dist/${name}.js`, import.meta.url));

/** The core without the words of its background table, which is data, not code. */
const withoutTable = {
  name: 'without-table',
  setup(build) {
    build.onLoad({ filter: /[\\/]dist[\\/]index\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8');
      const contents = code.replace(/(BACKGROUND_LEVELS = )\[[^\]]*\]/, '$1[]');
      if (contents.length > code.length - 50_000) throw new Error(`no background table in ${path}`);
      return { contents, loader: 'js' };
    });
  },
};

const node = (config) => ({ ...config, platform: 'node', format: 'esm', external: [...config.external, 'newsfold'] });
const neutral = (config) => ({ ...config, format: 'esm', external: [...(config.external ?? []), 'newsfold'] });

/** One check: what is imported from an entry point and what it may weigh. */
function check(name, entry, what, limit, modifyEsbuildConfig = neutral) {
  return { name, path: dist(entry), import: what, limit, gzip: true, modifyEsbuildConfig };
}

const core = (what, limit) => check(`{ ${what} } from newsfold`, 'index', `{ ${what} }`, limit);

export default [
  check('newsfold', 'index', '*', '211 kB'),
  check('newsfold, without the background table', 'index', '*', '182 kB', (config) => ({
    ...neutral(config),
    plugins: [withoutTable],
  })),
  core('jaccard', '1.5 kB'),
  core('containment', '1.5 kB'),
  core('shingle', '5.5 kB'),
  core('sketchText', '6 kB'),
  core('LshIndex', '9.2 kB'),
  core('deduplicate', '21.2 kB'),
  core('readArticle', '41 kB'),
  core('summarizeStory', '136 kB'),
  core('clusterStories', '154.5 kB'),
  core('NewsDesk', '179 kB'),
  check('newsfold/report', 'report', '*', '23 kB'),
  check('newsfold/languages', 'languages', '*', '15.6 kB'),
  check('newsfold/minhash', 'minhash', '*', '3.2 kB', node),
  check('newsfold/node', 'node', '*', '24 kB', node),
  check('newsfold/redis', 'redis', '*', '11.6 kB', node),
  // It tells stories with functions of the core, of which it has a copy.
  check('newsfold/sql', 'sql', '*', '156 kB', node),
];
