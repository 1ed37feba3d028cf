/**
 * A news desk behind Express: reports are posted one by one, stories are read in pages, and whoever listens is told what changes. What was
 * answered with 200 is on the disk, also when the process is killed.
 * Run: npx tsx --tsconfig test/tsconfig.json examples/express.ts [STATE.desk]      PORT=3000 and the folder for temporary files by default
 *
 *     curl -N localhost:3000/events &
 *     curl localhost:3000/reports -H 'content-type: application/json' \
 *       -d '{"id": "a", "title": "Ferry runs again", "text": "The ferry to the islands runs again from Friday."}'
 *     curl 'localhost:3000/stories?limit=10'
 *     curl localhost:3000/stories/story%3Aa
 *
 * Ctrl-C or SIGTERM ends it: what is under way is answered, and the desk is saved. Who may post is for you to say, before `/reports`.
 * Needs: npm install newsfold express
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { type Article, type DeskEvent, NewsfoldError, type Story } from 'newsfold';
import { type DeskStore, openDesk } from 'newsfold/node';

/** Bytes of a body, stories of a page, listeners, bytes that wait for one listener. */
const LIMITS = { body: '256kb', page: 100, listeners: 1000, behind: 1_000_000 } as const;
/** Milliseconds between two settles, between two signs of life, and until connections that do not end are cut. */
const TIMES = { settle: 1000, heartbeat: 15_000, shutdown: 5000 } as const;

/** What is told to the caller as it is. */
class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Listeners of Server-Sent Events. */
class Listeners {
  readonly #open = new Set<Response>();

  add(response: Response): void {
    if (this.#open.size >= LIMITS.listeners)
      throw new HttpError(503, 'too-many-listeners', 'come back later');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': listening\n\n');
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  send(text: string): void {
    for (const response of this.#open) {
      response.write(text);
      // One that does not read must not fill the memory.
      if (response.writableLength > LIMITS.behind) response.destroy();
    }
  }

  end(): void {
    for (const response of this.#open) response.end();
    this.#open.clear();
  }
}

/** Routes. */
function createApp(store: DeskStore, listeners: Listeners, changed: () => void): Express {
  const { desk } = store;
  const app = express();
  app.disable('x-powered-by');

  app.post('/reports', express.json({ limit: LIMITS.body }), async (request, response) => {
    // Undefined where the content type is another.
    const body: unknown = request.body;
    if (body === null || typeof body !== 'object' || Array.isArray(body)) {
      throw new HttpError(400, 'not-an-object', 'body: expected a report as a JSON object');
    }
    // Every field is checked by the desk, whatever it is.
    const [placement] = await store.add(body as Article);
    const { outcome, rejection } = placement!;
    if (outcome === 'rejected') throw new HttpError(400, rejection!.code, rejection!.message);
    changed();
    response.json(placement);
  });

  app.get('/stories', (request, response) => {
    const offset = numberOf(request, 'offset', 0, Number.MAX_SAFE_INTEGER);
    const limit = numberOf(request, 'limit', 20, LIMITS.page);
    const stories = desk.stories({ sort: 'latest', offset, limit }).map(outline);
    response.json({ total: desk.stats.stories, offset, stories });
  });

  app.get('/stories/:id', (request, response) => {
    const { id } = request.params;
    const story = desk.story(id);
    if (story !== undefined && story.id !== id) {
      // It has become part of another one.
      response.redirect(308, `/stories/${encodeURIComponent(story.id)}`);
      return;
    }
    // A story that no settle has seen yet is told from what there is.
    const told = story ?? desk.preview(id);
    if (told === undefined) throw new HttpError(404, 'not-found', 'no story has this id');
    response.json(told);
  });

  app.get('/events', (_request, response) => listeners.add(response));

  app.use((_request, _response) => {
    throw new HttpError(404, 'not-found', 'no such path');
  });
  app.use(onError);
  return app;
}

function outline({ id, headline, status, sources, articleIds, lastSeen }: Story): object {
  return {
    id,
    headline: headline.text,
    status: status?.value,
    sources,
    reports: articleIds.length,
    lastSeen,
  };
}

function numberOf({ query }: Request, name: string, otherwise: number, most: number): number {
  const text = query[name];
  if (text === undefined) return otherwise;
  const number = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= most) return number;
  throw new HttpError(400, 'bad-number', `${name}: expected a whole number from 0 to ${most}`);
}

// Express knows a handler of errors by its four parameters.
const onError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  // Ours, or a mistake that Express found: JSON that is none, a body that is too large, a path that cannot be decoded.
  const { status = 500, code, type, message } = error as Partial<HttpError> & { type?: string };
  if (error instanceof HttpError || status < 500) {
    response.status(status).json({ error: { code: code ?? type ?? 'bad-request', message } });
    return;
  }
  console.error(error);
  // The disk, mostly: the desk takes nothing more until it is opened anew.
  const isStore = error instanceof NewsfoldError;
  response
    .status(isStore ? 503 : 500)
    .json({ error: { code: isStore ? 'unavailable' : 'internal', message: 'see the log of the server' } });
};

/** An event as `EventSource` reads it; JSON has no line ends. */
const message = (event: DeskEvent): string => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

/** A server that runs. */
export interface Running {
  url: string;
  /** Answers what is under way, saves the desk and gives everything back. */
  stop(): Promise<void>;
}

/** Opens the desk and listens; on a free port with 0. */
export async function start(
  path: string,
  port: number,
  settleEvery: number = TIMES.settle,
): Promise<Running> {
  const store = await openDesk(path, { now: Date.now });
  const listeners = new Listeners();
  let timer: NodeJS.Timeout | undefined;

  const settle = async (): Promise<void> => {
    timer = undefined;
    const events = await store.settle();
    listeners.send(events.map(message).join(''));
  };
  // Many reports, one settle: it folds all of the desk anew.
  const changed = (): void => {
    timer ??= setTimeout(() => settle().catch(console.error), settleEvery);
  };
  if (store.desk.stats.unsettled > 0) changed();

  const app = createApp(store, listeners, changed);
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(port, (error) => (error ? reject(error) : resolve(listening)));
  }).catch(async (error: unknown) => {
    clearTimeout(timer);
    await store.close();
    throw error;
  });
  const heartbeat = setInterval(() => listeners.send(': still here\n\n'), TIMES.heartbeat);

  const stop = async (): Promise<void> => {
    clearInterval(heartbeat);
    listeners.end();
    const cut = setTimeout(() => server.closeAllConnections(), TIMES.shutdown);
    await new Promise((resolve) => server.close(resolve));
    clearTimeout(cut);
    clearTimeout(timer);
    try {
      // What is not settled yet is settled after the next start, when somebody listens again.
      await store.save();
    } finally {
      await store.close();
    }
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, stop };
}

async function main(path: string, port: number): Promise<void> {
  const running = await start(path, port);
  console.log(`listening at ${running.url}`);
  await new Promise((resolve) => {
    // Once: a second Ctrl-C ends the process at once, and what was acknowledged is in the journal.
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await running.stop();
  console.log('saved');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = process.argv[2] ?? join(tmpdir(), 'newsfold-express.desk');
  main(path, Number(process.env.PORT ?? 3000)).catch((error: unknown) => {
    // A port that is taken, a desk that another process has open.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
