/**
 * A static server for the demo page, on this machine only. Any other static server at the top of the project does as well.
 * Run: npm run build && npx tsx examples/browser/serve.ts [PORT]
 */
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));
/** What the page needs; nothing else of the project is served. */
const SERVED = ['examples/browser', 'examples/data', 'dist', 'node_modules/fastest-levenshtein/esm'];
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.jsonl': 'application/x-ndjson; charset=utf-8',
};
export const PAGE = '/examples/browser/';

/** The file that an address names, if it is one of those served. */
function fileOf(address: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const file = join(ROOT, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file) || !statSync(file).isFile() || !(extname(file) in TYPES)) return undefined;
  const real = realpathSync(file);
  return SERVED.some((folder) => real.startsWith(join(ROOT, folder) + sep)) ? real : undefined;
}

/** A server that listens on `port` of this machine alone; 0 takes any that is free. */
export function serve(port: number): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const file = request.method === 'GET' ? fileOf(request.url ?? '/') : undefined;
    if (request.url === '/') response.writeHead(302, { location: PAGE }).end();
    else if (file === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    else {
      response.writeHead(200, { 'content-type': TYPES[extname(file)], 'cache-control': 'no-cache' });
      createReadStream(file).pipe(response);
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve({ server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    );
  });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (!existsSync(join(ROOT, 'dist/index.js'))) {
    console.error('dist/index.js is not there: npm run build');
    process.exitCode = 1;
  } else {
    const { origin } = await serve(Number(process.argv[2] ?? 8080));
    console.log(`${origin}${PAGE} (Ctrl-C ends it)`);
  }
}
