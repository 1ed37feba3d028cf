/**
 * A route handler for the app router of Next.js: reports in, stories out. It uses only the web's `Request` and `Response`, so nothing of `next` is
 * installed here, and it runs as it is wherever those are: Deno, Bun, workers.
 * In Next.js: copy it to app/stories/route.ts, then
 *
 *     curl localhost:3000/stories -H 'content-type: application/json' -d '{"reports": [{"id": "a", "text": "..."}]}'
 *
 * Run without Next.js: npx tsx examples/next-route-call.ts
 * Needs: npm install newsfold
 */
import { type Article, clusterStoriesAsync } from 'newsfold';

/** Bytes of a request, and reports in it: some seconds of work. */
const LIMITS = { bytes: 2_000_000, reports: 500 } as const;

/** An answer that says what was wrong. */
function refusal(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message } }, { status });
}

export async function POST(request: Request): Promise<Response> {
  try {
    const reports = await readReports(request);
    // In turns, so that others are answered meanwhile; it ends when the caller has gone.
    const { stories, rejected } = await clusterStoriesAsync(reports, { signal: request.signal });
    // What was wrong with which report is in `rejected`, by its position; the others are told all the same.
    return Response.json({ stories, rejected });
  } catch (error) {
    if (error instanceof Response) return error;
    // Nobody reads the answer any more.
    if (request.signal.aborted) return new Response(null, { status: 499 });
    throw error;
  }
}

/** @throws the Response that refuses it, unless the body is `{ reports: [...] }`; what is in the list, the library checks */
async function readReports(request: Request): Promise<Article[]> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type.slice(0, 100))) {
    throw refusal(415, 'not-json', 'content-type: expected application/json');
  }
  let body: { reports?: unknown } | null;
  try {
    body = JSON.parse(await readText(request));
  } catch (error) {
    if (error instanceof Response || request.signal.aborted) throw error;
    throw refusal(400, 'bad-json', 'body: expected JSON in UTF-8');
  }
  const reports = body?.reports;
  if (!Array.isArray(reports)) throw refusal(400, 'no-reports', 'body.reports: expected a list of reports');
  if (reports.length > LIMITS.reports) {
    throw refusal(413, 'too-many', `body.reports: expected ${LIMITS.reports} at most, got ${reports.length}`);
  }
  return reports;
}

/** The body, read no further than it may be long: `request.text()` would take whatever comes. */
async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LIMITS.bytes) throw refusal(413, 'too-large', `body: expected ${LIMITS.bytes} bytes at most`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
