/** The promise: while a desk is settled in turns or steps, every call is answered; what came meanwhile is kept, and waits for the next settle. */
import { type Article, clusterStories, NewsDesk, type Story } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { codeOf } from '../helpers/errors';
import { nameless } from './model';

const [first, second] = halves(batch());

function halves(articles: readonly Article[]): [Article[], Article[]] {
  const even = articles.filter((_, i) => i % 2 === 0);
  return [even, articles.filter((article) => !even.includes(article))];
}

/** The desk's stories are those of a batch of the articles. */
function expectStories(desk: NewsDesk, articles: readonly Article[]): void {
  expect(JSON.stringify(nameless(desk.stories()))).toBe(
    JSON.stringify(nameless(clusterStories(articles).stories)),
  );
}

describe('settled in turns', () => {
  test('with nothing in between a desk is what settle makes of it, to the byte', async () => {
    const [one, other] = [new NewsDesk(), new NewsDesk()];
    for (const desk of [one, other]) desk.add(first);
    expect(JSON.stringify(await one.settleAsync())).toBe(JSON.stringify(other.settle()));
    expect(JSON.stringify(one.stories())).toBe(JSON.stringify(other.stories()));
    expect(one.snapshot()).toEqual(other.snapshot());
    expect(await one.settleAsync()).toEqual([]);
  });

  test('what comes meanwhile is placed at once and settled next time', async () => {
    const desk = new NewsDesk();
    desk.add(first);
    const settling = desk.settleAsync();
    const placements = desk.add(second);
    expect(desk.stories()).toEqual([]);
    const events = await settling;
    expect(events.every(({ type }) => type === 'new-story')).toBe(true);
    expectStories(desk, first);
    expect(desk.stats).toMatchObject({ articles: batch().length, unsettled: second.length });
    // By the name it was told, or the one that this has now.
    for (const { articleId, storyId } of placements) {
      expect(desk.storyOf(articleId!)).toBe(desk.story(storyId!)?.id ?? storyId);
    }
    // First sight knows both what was settled and what came since.
    for (const { text } of [first[0]!, second[0]!]) {
      expect(desk.add({ id: `again ${text.length}`, text })[0]).toMatchObject({ outcome: 'copy' });
      desk.remove(`again ${text.length}`);
    }
    desk.settle();
    expectStories(desk, batch());
  });

  test('what is removed or revised meanwhile stays so', async () => {
    const desk = new NewsDesk();
    desk.add(first);
    const settling = desk.settleAsync();
    const [gone, revised, ...rest] = first as [Article, Article, ...Article[]];
    desk.remove(gone.id);
    const text = 'A ferry to the islands ran aground off Split in thick fog; nobody was hurt.';
    desk.add({ ...revised, text });
    await settling;
    expect(desk.has(gone.id)).toBe(false);
    expect(desk.storyOf(gone.id)).toBeUndefined();
    expect(desk.get(revised.id)?.text).toBe(text);
    expect(desk.stats).toMatchObject({ articles: first.length - 1, unsettled: 1 });
    expectStories(desk, first);
    desk.settle();
    expectStories(desk, [{ ...revised, text }, ...rest]);
  });

  test('an editor is heard, by the next settle', async () => {
    const desk = new NewsDesk();
    desk.add(first);
    desk.settle();
    desk.add(second);
    const settling = desk.settleAsync();
    const [a, b] = desk.stories() as [Story, Story];
    desk.merge(a.id, b.id);
    await settling;
    expect(desk.story(b.id)?.id).not.toBe(desk.story(a.id)?.id);
    desk.settle();
    expect(desk.story(b.id)?.id).toBe(desk.story(a.id)?.id);
  });

  test('a snapshot of a desk that is being settled is one that is not settled', async () => {
    const desk = new NewsDesk();
    desk.add(first);
    const before = desk.snapshot();
    const during: Uint8Array[] = [];
    const events = await desk.settleAsync({ onProgress: () => during.push(desk.snapshot()) });
    expect(during.length).toBeGreaterThan(3);
    for (const snapshot of during) expect(snapshot).toEqual(before);
    const restored = NewsDesk.restore(before);
    expect(restored.settle()).toEqual(events);
  });
});

describe('one settle at a time', () => {
  test('settle ends the one under way, and then settles what came since', async () => {
    const desk = new NewsDesk();
    desk.add(first);
    const settling = desk.settleAsync();
    desk.add(second);
    const events = desk.settle();
    expectStories(desk, batch());
    expect(events.some(({ type }) => type === 'joined')).toBe(true);
    expect((await settling).every(({ type }) => type === 'new-story')).toBe(true);
    expect(desk.settle()).toEqual([]);
  });

  test('another one in turns waits', async () => {
    const desk = new NewsDesk();
    desk.add(first);
    const settling = desk.settleAsync();
    desk.add(second);
    const [one, other] = await Promise.all([settling, desk.settleAsync()]);
    expect(one.every(({ type }) => type === 'new-story')).toBe(true);
    expect(other.some(({ type }) => type === 'joined')).toBe(true);
    expectStories(desk, batch());
  });
});

describe('steps that nobody goes on with', () => {
  test('are ended by the next settle, in turns or not, and hold nobody up', async () => {
    const desk = new NewsDesk();
    desk.add(first);
    desk.settleSteps().next();
    desk.add(second);
    await desk.settleAsync({ yieldEvery: 1_000_000 });
    expectStories(desk, batch());
    desk.add({
      id: 'one more',
      text: 'A ferry to the islands ran aground off Split in thick fog; nobody was hurt.',
    });
    desk.settleSteps().next();
    desk.settle();
    expect(desk.stats.unsettled).toBe(0);
  });

  test('do not hold up one that waits for another, whatever its turns', async () => {
    const desk = new NewsDesk();
    desk.add(first);
    const settling = desk.settleAsync();
    desk.add(second);
    const [one, other] = await Promise.all([settling, desk.settleAsync({ yieldEvery: 1_000_000 })]);
    expect(one.every(({ type }) => type === 'new-story')).toBe(true);
    expect(other.some(({ type }) => type === 'joined')).toBe(true);
  });
});

describe('a name that was told while a desk is settled', () => {
  const talks =
    'Minister Ilva Brandt of Varrland postponed her visit to the capital of Osk on Friday because of a storm.';

  test('is never that of a story the settle has', () => {
    const desk = new NewsDesk();
    const fire = 'Nine thousand tonnes of barley burned in Dunmarrow harbour, the fire chief said.';
    desk.add([
      { id: 'a', text: talks },
      { id: 'b', text: fire },
    ]);
    desk.merge('story:a', 'story:b');
    const steps = desk.settleSteps();
    steps.next();
    desk.remove('a');
    const text =
      'A glass museum was opened by the queen in Halvik; the architect, Berit Solheim, spoke of light.';
    const [placement] = desk.add({ id: 'a', text });
    while (!steps.next().done);
    expect(desk.storyOf('a')).toBe(placement!.storyId);
    expect(desk.storyOf('b')).not.toBe(placement!.storyId);
    desk.settle();
    expect(desk.story(placement!.storyId!)?.articleIds).toEqual(['a']);
  });

  test('stays with the reports that are left of it', () => {
    const desk = new NewsDesk();
    desk.add([
      { id: 'a', text: talks },
      { id: 'b', text: `${talks} Jor Peltin will wait.` },
      { id: 'c', text: talks.replace('postponed', 'put off') },
    ]);
    expect(desk.storyOf('c')).toBe('story:a');
    desk.split('story:a', 'c');
    const steps = desk.settleSteps();
    steps.next();
    desk.remove(['a', 'b']);
    while (!steps.next().done);
    desk.settle();
    expect(desk.story('story:a')?.articleIds).toEqual(['c']);
  });
});

describe('a settle that is given up changes nothing', () => {
  test('by a signal, by progress that throws, by a veto that throws, by return()', async () => {
    let isAngry = false;
    const desk = new NewsDesk({
      veto: () => {
        if (isAngry) throw new Error('veto');
        return false;
      },
    });
    desk.add(first);
    const before = desk.snapshot();
    const controller = new AbortController();
    const aborted = desk.settleAsync({ signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    await expect(desk.settleAsync({ signal: controller.signal })).rejects.toThrow('enough');
    const onProgress = (): void => {
      throw new Error('progress');
    };
    await expect(desk.settleAsync({ onProgress })).rejects.toThrow('progress');
    isAngry = true;
    await expect(desk.settleAsync()).rejects.toThrow('veto');
    isAngry = false;
    const steps = desk.settleSteps();
    for (let i = 0; i < 3; i++) expect(steps.next().done).toBe(false);
    steps.return([]);
    expect(desk.stories()).toEqual([]);
    expect(desk.snapshot()).toEqual(before);
    desk.settle();
    expectStories(desk, first);
  });

  test('bad options are told before it begins', async () => {
    const desk = new NewsDesk();
    await expect(desk.settleAsync(5 as never)).rejects.toThrow(TypeError);
    await expect(desk.settleAsync({ yieldEvery: 0 })).rejects.toThrow(RangeError);
    await expect(desk.settleAsync({ signal: {} as never })).rejects.toThrow(TypeError);
    expect(codeOf(() => desk.settleSteps())).toBe('no error');
  });
});

test('progress goes through the phases in their order, to the end of each', async () => {
  const desk = new NewsDesk();
  desk.add(first);
  const phases: string[] = [];
  await desk.settleAsync({
    onProgress: ({ phase, done, total }) => {
      expect(done).toBeLessThanOrEqual(total);
      if (phases.at(-1) !== phase) phases.push(phase);
    },
  });
  expect(phases).toEqual(['copies', 'stories', 'summaries']);
});
