/** The route handler of the examples answers any request: stories for reports, a code for the rest. */
import { readFileSync } from 'node:fs';
import { clusterStories, type StoryClustering } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { POST } from '../../examples/next-route';
import { reports } from './data';

const request = (
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null,
  type = 'application/json',
  more: RequestInit = {},
): Request =>
  new Request('http://localhost/stories', {
    ...{ method: 'POST', headers: { 'content-type': type }, body },
    ...more,
  });

describe('next-route.ts', () => {
  test('tells the stories that the library tells, and what was wrong with the others', async () => {
    const batch = [...reports.slice(0, 6), { id: 'x' }, null];
    const response = await POST(
      request(JSON.stringify({ reports: batch }), 'application/json; charset=utf-8'),
    );
    expect(response.status).toBe(200);
    const { stories, rejected } = (await response.json()) as StoryClustering;
    const expected = clusterStories(batch as typeof reports);
    expect(stories).toEqual(JSON.parse(JSON.stringify(expected.stories)));
    expect(rejected.map(({ index, code }) => [index, code])).toEqual([
      [6, 'missing-text'],
      [7, 'not-an-object'],
    ]);
  });

  test.each([
    ['nothing', null, 400, 'bad-json'],
    ['JSON that is none', '{', 400, 'bad-json'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'bad-json'],
    ['null', 'null', 400, 'no-reports'],
    ['no list', '{"reports": {"length": 1}}', 400, 'no-reports'],
    ['too many reports', JSON.stringify({ reports: Array(501).fill(1) }), 413, 'too-many'],
    ['too many bytes', ' '.repeat(2_000_001), 413, 'too-large'],
  ])('refuses %s', async (_, body, status, code) => {
    const response = await POST(request(body));
    const { error } = (await response.json()) as { error: { code: string } };
    expect([response.status, error.code]).toEqual([status, code]);
  });

  test('reads no further than a body may be long', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent++;
        controller.enqueue(new Uint8Array(100_000).fill(0x20));
      },
    });
    const response = await POST(request(endless, undefined, { duplex: 'half' } as RequestInit));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(30);
  });

  test('refuses another type, and gives up when the caller has gone', async () => {
    expect((await POST(request('{"reports": []}', 'text/plain'))).status).toBe(415);
    const { signal } = { signal: AbortSignal.abort() };
    const body = JSON.stringify({ reports });
    expect((await POST(request(body, undefined, { signal }))).status).toBe(499);
  });

  test('needs nothing of Next.js nor of Node', () => {
    const source = readFileSync(new URL('../../examples/next-route.ts', import.meta.url), 'utf8');
    const imports = [...source.matchAll(/^import .* from '(.*)';$/gm)].map(([, name]) => name);
    expect(imports).toEqual(['newsfold']);
    expect(source).not.toMatch(/\b(?:process|Buffer|require)\b/);
  });
});
