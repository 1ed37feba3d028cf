/** What a look costs does not grow with the story it finds, and nothing that one report or one failed settle takes stays. */
import { NewsDesk } from 'newsfold';
import { expect, test } from 'vitest';
import { type CheckedArticle, checkArticles } from '../../src/article/article';
import { FirstSight, SIGHT_LIMITS } from '../../src/desk/first-sight';
import { RunMemory } from '../../src/run-memory';
import { FeatureReader } from '../../src/stories/features';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { KnownSpellings } from '../../src/stories/spellings';
import { article, prose, reworded, sentences, words } from '../helpers/prose';

function checked(id: string, text: string): CheckedArticle {
  return checkArticles([article(id, text)]).articles[0]!;
}

test('of a story of any number of articles a bounded number is looked up, and a report still joins it', () => {
  const sight = new FirstSight({});
  const list = words(1, 120);
  sight.add(sight.read(checked('first', sentences(list))));
  let looked = 0;
  // All the others are copies, of which first sight knows nothing; so are those it happens to look up.
  const ids = ['a', 'first', ...Array.from({ length: 50_000 }, (_, i) => `copy${i}`)];
  const counted = new Proxy(ids, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked++;
      return Reflect.get(target, key, receiver);
    },
  });
  const around = { storyOf: () => 'story', membersOf: () => counted, isApart: () => false };
  const { copy, storyId } = sight.look(checked('other', sentences(reworded(list, 3))), around);
  expect(copy).toBeUndefined();
  expect(storyId).toBe('story');
  expect(looked).toBe(SIGHT_LIMITS.members);
});

test('a settle that fails leaves the memory of the last whole one, and takes none of its room', () => {
  const reports = Array.from({ length: 4 }, (_, i) => checked(`r${i}`, prose(i + 1, 60)));
  const terms = (reader: FeatureReader, of: CheckedArticle): number => {
    const { start, end } = reader.read(of, STORY_PARAMETERS).counts;
    return end - start;
  };
  const room = reports.reduce((sum, report) => sum + terms(new FeatureReader(), report), 0);
  const reader = new FeatureReader(room);
  for (let failed = 0; failed < 3; failed++) {
    reader.begin();
    for (const report of reports) reader.read(report, STORY_PARAMETERS);
  }
  reader.begin();
  const first = reports.map((report) => reader.read(report, STORY_PARAMETERS));
  reader.turn();
  reader.begin();
  // All were kept: the very same comes back.
  for (const [i, report] of reports.entries()) expect(reader.read(report, STORY_PARAMETERS)).toBe(first[i]);
});

test('what only a failed run told is not kept', () => {
  const memory = new RunMemory();
  const canonical = checked('a', prose(1, 40));
  const material = { reports: [{ canonical, members: [canonical] }] };
  const told = (text: string) => () => ({
    ...{ summary: { text } as never, representative: canonical },
    spellings: new KnownSpellings(),
  });
  memory.begin();
  memory.tellings.of(material, told('failed'));
  memory.begin();
  memory.turn();
  memory.begin();
  expect(memory.tellings.of(material, told('told')).summary).toEqual({ text: 'told' });
});

test('a desk with a huge text in between answers as one without', () => {
  const small = [1, 2, 3].map((seed) => article(`s${seed}`, sentences(reworded(words(1, 90), 4, seed))));
  const huge = article('huge', Array.from({ length: 10 }, (_, i) => prose(100 + i, 2500)).join(' '));
  const [plain, other] = [new NewsDesk(), new NewsDesk()];
  expect(huge.text.length).toBeGreaterThan(1 << 17);
  for (const one of small) {
    other.add(huge);
    other.remove('huge');
    expect(other.add(one)).toEqual(plain.add(one));
  }
  other.add(huge);
  other.settle();
  other.remove('huge');
  other.settle();
  plain.settle();
  expect(other.stories()).toEqual(plain.stories());
});

test('a report that an editor took out of a story is not put back by its revision, however many came since', () => {
  const list = words(1, 120);
  const variant = (seed: number): string => {
    const others = words(99 * seed + 5, 120);
    return list.map((word, i) => ((i * 7 + seed * 13) % 20 < 7 ? others[i]! : word)).join(' ');
  };
  const desk = new NewsDesk();
  desk.add([article('y', variant(1)), article('x', variant(2))]);
  desk.split('story:y', 'x');
  desk.add(Array.from({ length: 60 }, (_, i) => article(`a${i}`, variant(i + 3))));
  expect(desk.storyOf('a59')).toBe('story:y');
  desk.add(article('x', variant(77)));
  expect(desk.storyOf('x')).not.toBe(desk.storyOf('y'));
});
