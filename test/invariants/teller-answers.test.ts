/** A teller that answers with too few stories, too many, or none at all is refused; nothing of what it said is kept. */
import { type Article, clusterStoriesAsync, type ToldStory, tellStories, type UntoldStories } from 'newsfold';
import { expect, test } from 'vitest';
import { batch } from '../helpers/batch';

const articles: readonly Article[] = batch().slice(0, 8);

test.each<[string, (told: ToldStory[]) => unknown]>([
  ['one too few', (told) => told.slice(1)],
  ['one too many', (told) => [...told, told[0]]],
  ['none', () => []],
  ['no list', (told) => ({ ...told, length: told.length })],
  ['nothing', () => undefined],
])('%s', async (_, wrong) => {
  const teller = {
    places: 1,
    batchUnits: 10_000,
    tell: async (given: UntoldStories) => wrong(tellStories(given)) as ToldStory[],
  };
  const refused = clusterStoriesAsync(articles, { teller });
  await expect(refused).rejects.toThrow(TypeError);
  await expect(refused).rejects.toThrow(
    /^options\.teller\.tell: expected to give a list of \d+ told stories, got /,
  );
});
