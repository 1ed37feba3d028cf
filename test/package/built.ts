/** The built package, as those find it who install it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** The folder of the built files; `NEWSFOLD_DIST` names another one. */
export const DIST: string = process.env.NEWSFOLD_DIST ?? fileURLToPath(new URL('dist', root));
if (!existsSync(`${DIST}/index.js`)) throw new Error(`no ${DIST}/index.js: npm run build`);

const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, unknown>;
};

/** What can be imported, by the name of its file: `index`, `report`, ... */
export const ENTRIES: readonly string[] = Object.keys(manifest.exports)
  .filter((name) => name !== './package.json')
  .map((name) => (name === '.' ? 'index' : name.slice(2)));
