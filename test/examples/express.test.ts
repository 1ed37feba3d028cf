/** The server of the examples takes reports, tells stories and what changes, and finds all of it again after a restart. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, start } from '../../examples/express';

const FERRY =
  'The ferry to the islands runs again from Friday, the harbour office said, with a new propeller shaft.';
const REPORTS = [
  { id: 'a', title: 'Ferry runs again', source: 'Harbour News', text: FERRY },
  { id: 'b', title: 'Islanders get their ferry back', source: 'Adriatic Post', text: `RIJEKA - ${FERRY}` },
  {
    id: 'https://orchard.example/1?x=/y',
    title: 'Frost kills the apricot blossom',
    text: 'Three nights of frost have killed the apricot blossom in the valley; growers expect to lose half of the harvest.',
  },
];

let folder = '';
let server: Running;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-express-'));
  server = await start(join(folder, 'news.desk'), 0, 5);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  body: {
    outcome?: string;
    storyId?: string;
    error?: { code: string; message: string };
    total?: number;
    stories?: { id: string; headline: string; reports: number }[];
    headline?: { text: string };
    articleIds?: string[];
  };
}

async function ask(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
const post = (body: string, type = 'application/json'): Promise<Answer> =>
  ask('/reports', { method: 'POST', headers: { 'content-type': type }, body });

/** Server-Sent Events, read until one has been told. */
async function listen(until: string): Promise<string> {
  const response = await fetch(`${server.url}/events`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const decoder = new TextDecoder();
  let told = '';
  for await (const chunk of response.body!) {
    told += decoder.decode(chunk as Uint8Array, { stream: true });
    // Leaving the loop ends the connection.
    if (told.includes(until)) break;
  }
  return told;
}

describe('express.ts', () => {
  test('says at once what a report is, and tells listeners once it is settled', async () => {
    const told = listen('event: joined');
    expect((await post(JSON.stringify(REPORTS[0]))).body).toEqual({
      articleId: 'a',
      outcome: 'new-story',
      storyId: 'story:a',
    });
    // Known before it is settled, and after.
    expect((await ask('/stories/story%3Aa')).body.headline?.text).toBe('Ferry runs again');
    await expect.poll(async () => (await ask('/stories')).body.total).toBe(1);
    expect((await post(JSON.stringify(REPORTS[1]))).body.outcome).toBe('copy');
    expect(await told).toMatch(/event: new-story\ndata: \{.*"storyId":"story:a".*\}\n\n/);
  });

  test('tells stories page by page, and each by its id, whatever is in it', async () => {
    await post(JSON.stringify(REPORTS[2]));
    await expect.poll(async () => (await ask('/stories')).body.total).toBe(2);
    const pages = await Promise.all([0, 1, 2].map((offset) => ask(`/stories?limit=1&offset=${offset}`)));
    expect(pages.map(({ body }) => body.stories!.length)).toEqual([1, 1, 0]);
    for (const { body } of pages.slice(0, 2)) {
      const [{ id, headline, reports }] = body.stories as [NonNullable<Answer['body']['stories']>[number]];
      const { body: story } = await ask(`/stories/${encodeURIComponent(id)}`);
      expect([story.headline?.text, story.articleIds?.length]).toEqual([headline, reports]);
    }
  });

  test.each([
    ['JSON that is none', '{"id": ', 400, 'entity.parse.failed'],
    ['a list', '[]', 400, 'not-an-object'],
    ['no id', `{"text": "${FERRY}"}`, 400, 'missing-id'],
    ['an id of a wrong type', `{"id": 1, "text": "${FERRY}"}`, 400, 'invalid-id'],
    ['a prototype', `{"__proto__": {"id": "x"}, "text": "${FERRY}"}`, 400, 'missing-id'],
    ['no text', '{"id": "x"}', 400, 'missing-text'],
    ['too little text', '{"id": "x", "text": "Ferry"}', 400, 'too-short'],
    ['too much text', `{"id": "x", "text": "${'ferry '.repeat(50_000)}"}`, 413, 'entity.too.large'],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.body.error!.message).not.toMatch(/\n|node_modules/);
  });

  test('refuses what is no JSON by its type, no number, no story and no path', async () => {
    expect((await post(JSON.stringify(REPORTS[0]), 'text/plain')).status).toBe(400);
    for (const query of ['limit=-1', 'limit=x', 'limit=1000', 'offset=1e3', 'limit=1&limit=2']) {
      expect((await ask(`/stories?${query}`)).status, query).toBe(400);
    }
    expect((await ask('/stories/story%3Anone')).status).toBe(404);
    expect((await ask('/stories/%E0%A4%A')).status).toBe(400);
    expect((await ask('/nothing')).status).toBe(404);
  });

  test('ends with listeners connected, and goes on where it was', async () => {
    const listener = await fetch(`${server.url}/events`);
    await server.stop();
    expect(await listener.text()).toBe(': listening\n\n');
    expect(existsSync(join(folder, 'news.desk'))).toBe(true);
    server = await start(join(folder, 'news.desk'), 0, 5);
    expect((await ask('/stories')).body.total).toBe(2);
    expect((await post(JSON.stringify({ ...REPORTS[1], id: 'c' }))).body.outcome).toBe('copy');
  });
});
