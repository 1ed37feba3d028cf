/** What a desk answers at once, what it tells of a settle, and what an editor can say. */
import { type Article, type DeskEvent, type DeskOptions, NewsDesk } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { codeOf } from '../helpers/errors';
import { shuffled } from '../helpers/random';
import { nameless } from './model';

const REPORTS = batch();
const find = (id: string): Article => REPORTS.find((article) => article.id === id)!;

function deskOf(articles: readonly Article[], options: DeskOptions = {}): NewsDesk {
  const desk = new NewsDesk(options);
  desk.add(articles);
  desk.settle();
  return desk;
}

const typesOf = (events: readonly DeskEvent[]): string[] => events.map(({ type }) => type);

describe('at first sight', () => {
  test('a report is new, joins its story, or is a copy, before anything is settled', () => {
    const desk = new NewsDesk();
    const [first, second, copy, other] = desk.add(
      ['event2-report1', 'event2-report0', 'event2-syndicated', 'event4-report0'].map(find),
    );
    expect(first).toEqual({
      articleId: 'event2-report1',
      outcome: 'new-story',
      storyId: 'story:event2-report1',
    });
    expect(second).toMatchObject({ outcome: 'joined', storyId: 'story:event2-report1' });
    expect(copy).toMatchObject({
      outcome: 'copy',
      storyId: 'story:event2-report1',
      copy: { canonicalId: 'event2-report1', copyId: 'event2-syndicated', relation: 'identical', jaccard: 1 },
    });
    expect(other).toMatchObject({ outcome: 'new-story' });
    expect(desk.storyOf('event2-report0')).toBe('story:event2-report1');
    expect(desk.stories()).toEqual([]);
  });

  test('the original of a copy that came first is canonical', () => {
    const desk = new NewsDesk();
    desk.add(find('event2-syndicated'));
    const [placement] = desk.add(find('event2-report1'));
    expect(placement?.copy).toMatchObject({ canonicalId: 'event2-report1', copyId: 'event2-syndicated' });
  });

  test('most reports are where the settle then has them', () => {
    for (let seed = 0; seed < 5; seed++) {
      const desk = new NewsDesk();
      const placements = shuffled(REPORTS, seed).flatMap((article) => desk.add(article));
      desk.settle();
      const right = placements.filter(
        ({ articleId, storyId }) => desk.storyOf(articleId!) === desk.story(storyId!)?.id,
      );
      expect(right.length).toBeGreaterThanOrEqual(22);
    }
  });

  test('a report that is none is rejected, with its place in the call; without a readable date it is taken in', () => {
    const desk = new NewsDesk();
    const text = 'The ferry to the islands runs again from Friday.';
    const placements = desk.add([
      { id: 'a', text },
      { id: 'b', text: 'No' },
      { id: 'c', text: `Once more: ${text}`, publishedAt: 'Friday' },
    ]);
    expect(placements.map(({ outcome }) => outcome)).toEqual(['new-story', 'rejected', 'copy']);
    expect(placements[1]).toMatchObject({ articleId: 'b', rejection: { index: 1, code: 'too-short' } });
    expect(placements[2]?.rejection).toMatchObject({ index: 2, code: 'unreadable-date', articleKept: true });
    expect(desk.stats).toMatchObject({ articles: 2, rejected: 1 });
  });

  test('an id that is there is a revision', () => {
    const desk = deskOf([find('alone')]);
    const text = 'Cars may park in the market square again, the council has decided.';
    expect(desk.add({ id: 'alone', text })).toEqual([
      { articleId: 'alone', outcome: 'joined', storyId: 'story:alone', replaced: true },
    ]);
    expect(desk.get('alone')).toEqual({ id: 'alone', text });
    expect(typesOf(desk.settle())).toEqual(['joined', 'headline']);
    expect(desk.stats.articles).toBe(1);
  });

  test('a report that is there to the byte changes nothing: feeds repeat themselves', () => {
    const desk = deskOf(batch());
    const [story] = desk.stories();
    const before = desk.snapshot();
    for (const report of batch()) {
      expect(desk.add({ ...report })).toEqual([
        { articleId: report.id, outcome: 'unchanged', storyId: desk.storyOf(report.id) },
      ]);
    }
    expect(desk.settle()).toEqual([]);
    expect(desk.stories()[0]).toBe(story);
    expect(desk.snapshot()).toEqual(before);
    // Another title, publisher, address, date or language is another version.
    const [report] = batch();
    const versions = [
      ...[{ title: 'Another one' }, { source: 'Another Post' }, { url: 'https://another.example/1' }],
      ...[{ publishedAt: '2021-03-08' }, { publishedAt: '2021-03' }, { lang: 'de' }],
    ];
    for (const version of versions) {
      expect(desk.add({ ...report!, ...version })[0]).toMatchObject({ replaced: true });
      expect(desk.add({ ...report!, ...version })[0]?.outcome).toBe('unchanged');
    }
  });

  test('what is too old is outside the window, and what an iterable throws changes nothing', () => {
    const desk = new NewsDesk({ now: () => Date.UTC(2021, 5, 1), keepDays: 60 });
    expect(desk.add(find('event0-report0'))).toEqual([
      { articleId: 'event0-report0', outcome: 'outside-window' },
    ]);
    expect(desk.has('event0-report0')).toBe(false);
    function* broken(): Generator<Article> {
      yield find('alone');
      throw new Error('line 2');
    }
    expect(() => desk.add(broken())).toThrow('line 2');
    expect(desk.stats).toMatchObject({ articles: 0, evicted: 1 });
  });
});

describe('a settle', () => {
  test('in any order and any chunks gives the stories of the batch', () => {
    const wanted = JSON.stringify(nameless(deskOf(REPORTS).stories()));
    for (let seed = 0; seed < 6; seed++) {
      const desk = new NewsDesk();
      for (const [i, article] of shuffled(REPORTS, seed).entries()) {
        desk.add(article);
        if (i % (5 + seed) === 0) desk.settle();
      }
      desk.settle();
      expect(JSON.stringify(nameless(desk.stories()))).toBe(wanted);
    }
  });

  test('tells what changed, and nothing where nothing did', () => {
    const desk = deskOf([find('event1-report3')]);
    desk.add([find('event1-report0'), find('event1-report1'), find('event4-report0')]);
    const events = desk.settle();
    expect(events).toContainEqual({
      type: 'joined',
      storyId: 'story:event1-report3',
      articleIds: ['event1-report0', 'event1-report1'],
    });
    expect(events.find(({ type }) => type === 'new-story')).toMatchObject({
      storyId: 'story:event4-report0',
    });
    expect(desk.settle()).toEqual([]);
    desk.remove(['event4-report0']);
    expect(desk.settle()).toEqual([{ type: 'ended', storyId: 'story:event4-report0' }]);
  });

  test('tells of a status that changed', () => {
    const planned = 'The visit of the delegation to Orsk is planned for Sunday, the ministry said.';
    const off =
      'The visit of the delegation to Orsk planned for Sunday has been postponed, the ministry said.';
    const desk = deskOf([
      { id: 'a', title: 'Visit to Orsk planned for Sunday', text: planned, publishedAt: '2021-03-01' },
    ]);
    desk.add({ id: 'b', title: 'Visit to Orsk postponed', text: off, publishedAt: '2021-03-02' });
    expect(desk.settle()).toContainEqual({
      type: 'status',
      storyId: 'story:a',
      from: 'planned',
      to: 'postponed',
    });
  });

  test('need not come before a story is told with its latest report', () => {
    const desk = deskOf([
      {
        id: 'a',
        title: 'Visit to Orsk planned for Sunday',
        text: 'The visit of the delegation to Orsk is planned for Sunday, the ministry said.',
        publishedAt: '2021-03-01',
      },
    ]);
    const off =
      'The visit of the delegation to Orsk planned for Sunday has been postponed, the ministry said.';
    const [placement] = desk.add({
      id: 'b',
      title: 'Visit to Orsk postponed',
      text: off,
      publishedAt: '2021-03-02',
    });
    expect(placement).toMatchObject({ outcome: 'joined', storyId: 'story:a' });
    expect(desk.story('story:a')!.status!.value).toBe('planned');
    const preview = desk.preview('story:a')!;
    expect(preview.status!.value).toBe('postponed');
    expect(preview.headline.text).toBe('Visit to Orsk postponed');
    desk.settle();
    const { summary, changes, timeline } = desk.story('story:a')!;
    expect(preview).toMatchObject({ summary, changes, timeline });
    expect(desk.preview('story:z')).toBeUndefined();
  });

  test('that fails leaves the last one standing', () => {
    let isBroken = false;
    const desk = deskOf(REPORTS.slice(0, 4), {
      veto: () => {
        if (isBroken) throw new Error('not now');
        return false;
      },
    });
    const before = JSON.stringify(desk.stories());
    desk.remove('event0-report3');
    isBroken = true;
    expect(() => desk.settle()).toThrow('not now');
    expect(JSON.stringify(desk.stories())).toBe(before);
    isBroken = false;
    desk.settle();
    expect(desk.stories()[0]?.articleIds).toHaveLength(3);
  });
});

describe('an editor', () => {
  const [FIRE, PROBE] = ['story:event2-report0', 'story:event4-report0'];
  const ids = (desk: NewsDesk, storyId: string): string[] =>
    [...(desk.story(storyId)?.articleIds ?? [])].sort();
  const desk = (): NewsDesk => deskOf(REPORTS.slice(8, 20));

  test('merges two stories: the older name stays, the other leads to it, and later reports find it', () => {
    const merged = desk();
    merged.merge(FIRE, PROBE);
    expect(merged.stories().map(({ id }) => id)).toContain(PROBE);
    expect(merged.settle()).toContainEqual(
      expect.objectContaining({ type: 'merged', storyId: FIRE, from: PROBE }),
    );
    expect(merged.story(PROBE)?.id).toBe(FIRE);
    expect(ids(merged, FIRE)).toHaveLength(8);
    expect(merged.add(find('event2-revised'))[0]?.storyId).toBe(FIRE);
    merged.settle();
    expect(ids(merged, PROBE)).toHaveLength(9);
  });

  test('splits a story: what is left keeps the name while it is the larger part', () => {
    const split = desk();
    split.split(FIRE, ['event2-report3']);
    const events = split.settle();
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'split', from: [FIRE], articleIds: ['event2-report3'] }),
    );
    expect(ids(split, FIRE)).toEqual(['event2-report0', 'event2-report1', 'event2-report2']);
    expect(split.storyOf('event2-report3')).toBe('story:event2-report3');
  });

  test('pins a report to a story, and takes it back', () => {
    const pinned = desk();
    pinned.pin('event4-report1', FIRE);
    pinned.split(PROBE, ['event4-report1']);
    expect(pinned.settle()).toContainEqual({
      type: 'moved',
      storyId: FIRE,
      from: PROBE,
      articleIds: ['event4-report1'],
    });
    expect(ids(pinned, FIRE)).toContain('event4-report1');
    expect(pinned.unpin('event4-report1')).toBe(1);
    pinned.settle();
    expect(ids(pinned, PROBE)).toContain('event4-report1');
  });

  test('who contradicts an earlier word is told so, and nothing changes', () => {
    const said = desk();
    said.split(FIRE, ['event2-report3']);
    said.settle();
    const before = JSON.stringify(said.pins);
    expect(codeOf(() => said.merge(FIRE, 'story:event2-report3'))).toBe('contradictory-pins');
    expect(() => said.merge(FIRE, 'story:event2-report3')).toThrow(/"event2-report3"/);
    expect(JSON.stringify(said.pins)).toBe(before);
  });

  test.each<[string, (desk: NewsDesk) => void]>([
    ['a story that is not there', (one) => one.merge(FIRE, 'story:nobody')],
    ['a report that is not there', (one) => one.pin('nobody', FIRE)],
    ['a report of another story', (one) => one.split(FIRE, ['event4-report1'])],
    ['all of a story', (one) => one.split(FIRE, ids(one, FIRE))],
    ['nothing of a story', (one) => one.split(FIRE, [])],
  ])('who names %s is told so by a RangeError', (_, say) => {
    const said = desk();
    expect(() => say(said)).toThrow(RangeError);
    expect(said.stats.pins).toBe(0);
  });
});

describe('lists of stories', () => {
  test('come by size or the latest first, in pages', () => {
    // What is undated is as late as it came in.
    const dated = REPORTS.filter(({ publishedAt }) => publishedAt !== undefined);
    const desk = deskOf(dated, { now: () => Date.UTC(2021, 2, 20) });
    const all = desk.stories();
    expect(desk.stories({ offset: 1, limit: 2 })).toEqual(all.slice(1, 3));
    const latest = desk.stories({ sort: 'latest' }).map(({ id }) => id);
    expect([...latest].sort()).toEqual(all.map(({ id }) => id).sort());
    expect(desk.stories({ sort: 'latest', limit: 1 })[0]?.articleIds).toContain('event1-report0');
    expect(() => desk.stories({ sort: 'loudest' as 'size' })).toThrow(RangeError);
    expect(() => desk.stories({ limit: -1 })).toThrow(/^options.limit: expected /);
  });
});

test.each<[string, unknown]>([
  ['keepDays', 0],
  ['keepArticles', 1.5],
  ['threshold', 2],
  ['strict', true],
  ['onDuplicateId', 'replace'],
  ['sameStory', [['a', 'b']]],
  ['now', 5],
  ['sourcePriority', 'Wire'],
])('an option %s of %j is refused by its name', (name, value) => {
  expect(() => new NewsDesk({ [name]: value } as DeskOptions)).toThrow(
    new RegExp(`^options.${name}: expected `),
  );
});

test('a clock that is none is refused before anything changes', () => {
  const desk = new NewsDesk({ now: () => Number.NaN });
  expect(() => desk.add(REPORTS)).toThrow(/^options.now\(\): expected /);
  expect(() => desk.settle()).toThrow(RangeError);
  expect([...desk.articles()]).toEqual([]);
});
