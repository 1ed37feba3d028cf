/** The five seed pages under change: how many variants are still folded into exactly the two stories they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Article, clusterStories, readArticle } from 'newsfold';
import { readLabelled, seededRandom, shuffled } from './data';

/** Positions of the seeds that are one story, in order of their file names. */
const STORY_OF = ['A', 'A', 'B', 'B', 'B'];
const PERTURBED = 100;

/** The seeds read through `readArticle`, with their story. */
export function readSeeds(folder: string): { article: Article; story: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name, i) => {
      const id = name.slice(0, 3);
      return {
        article: readArticle(readFileSync(`${folder}${name}`, 'utf8'), { id }).article,
        story: STORY_OF[i]!,
      };
    });
}

/** Whether the reports are folded into their stories, with nothing else in those. */
export function holds(
  seeds: readonly { article: Article; story: string }[],
  others: readonly Article[] = [],
): boolean {
  const { stories } = clusterStories([...seeds.map(({ article }) => article), ...others]);
  const storyOf = new Map(stories.flatMap((story) => story.articleIds.map((id) => [id, story] as const)));
  return seeds.every(({ article, story }) => {
    const found = storyOf.get(article.id);
    const expected = seeds.filter((seed) => seed.story === story);
    return (
      found !== undefined &&
      found.articleIds.length === expected.length &&
      expected.every((seed) => found.articleIds.includes(seed.article.id))
    );
  });
}

function withText(
  seed: { article: Article; story: string },
  text: string,
): { article: Article; story: string } {
  return { ...seed, article: { ...seed.article, text } };
}

const untitled = (seed: { article: Article; story: string }): { article: Article; story: string } => {
  const { title: _, ...rest } = seed.article;
  return { ...seed, article: rest };
};

const undated = (seed: { article: Article; story: string }): { article: Article; story: string } => {
  const { publishedAt: _, ...rest } = seed.article;
  return { ...seed, article: rest };
};

/** Drops words at random. */
function dropWords(text: string, share: number, random: () => number): string {
  return text
    .split(/(\s+)/)
    .filter((_, i) => i % 2 === 1 || random() >= share)
    .join('');
}

/** Swaps neighbouring words at random. */
function swapWords(text: string, share: number, random: () => number): string {
  const pieces = text.split(/(\s+)/);
  for (let i = 0; i + 2 < pieces.length; i += 2) {
    if (random() < share) [pieces[i], pieces[i + 2]] = [pieces[i + 2]!, pieces[i]!];
  }
  return pieces.join('');
}

/** Prints a line a kind of variant. */
export function evaluateSeeds(shared: string): void {
  const folder = `${shared}seeds/`;
  if (!existsSync(folder)) {
    console.log('seeds: skipped, ../shared/seeds is not here');
    return;
  }
  const seeds = readSeeds(folder);
  const report = (name: string, right: number, of: number): void => {
    console.log(`${name.padEnd(60)}${`${right}/${of}`.padStart(9)}`);
  };
  const one = (name: string, variant: typeof seeds, others: readonly Article[] = []): void => {
    report(name, holds(variant, others) ? 1 : 0, 1);
  };
  console.log('\nSeeds: variants folded into exactly their two stories');
  one('as they are', seeds);
  let right = 0;
  for (let seed = 0; seed < 100; seed++) if (holds(shuffled(seeds, seededRandom(seed)))) right++;
  report('in 100 orders', right, 100);
  seeds.forEach(({ article }, i) => {
    const rest = seeds.filter((_, k) => k !== i);
    one(`without ${article.id}`, rest);
    one(`without ${article.id}, without titles`, rest.map(untitled));
  });
  one('without titles', seeds.map(untitled));
  one('without dates', seeds.map(undated));
  const cut = seeds.map((seed) => withText(seed, seed.article.text.split(/\s+/).slice(0, 150).join(' ')));
  one('first 150 words', cut);
  one('first 150 words without titles', cut.map(untitled));
  right = 0;
  for (let seed = 0; seed < PERTURBED; seed++) {
    const random = seededRandom(seed);
    if (holds(seeds.map((one) => withText(one, dropWords(one.article.text, 0.1, random))))) right++;
  }
  report('a tenth of the words dropped', right, PERTURBED);
  right = 0;
  for (let seed = 0; seed < PERTURBED; seed++) {
    const random = seededRandom(seed);
    const fewer = seeds.map((one) => untitled(withText(one, dropWords(one.article.text, 0.1, random))));
    if (holds(fewer)) right++;
  }
  report('a tenth of the words dropped, without titles', right, PERTURBED);
  right = 0;
  for (let seed = 0; seed < PERTURBED; seed++) {
    const random = seededRandom(seed);
    if (holds(seeds.map((one) => withText(one, swapWords(one.article.text, 0.1, random))))) right++;
  }
  report('a tenth of the words swapped with the next', right, PERTURBED);
  right = 0;
  for (let seed = 0; seed < PERTURBED; seed++) {
    const random = seededRandom(seed);
    const halved = seeds.map((one) => {
      const paragraphs = one.article.text.split('\n\n').filter((_, i) => i === 0 || random() < 0.5);
      return withText(one, paragraphs.join('\n\n'));
    });
    if (holds(halved)) right++;
  }
  report('half of the paragraphs after the first dropped', right, PERTURBED);
  for (const name of ['fnc1-train', 'ecbplus-train', 'reuters21578']) {
    const file = `${shared}data/${name}.jsonl.gz`;
    if (!existsSync(file)) continue;
    const others = readLabelled(file).slice(0, 2000);
    one(`among ${others.length} articles of ${name}`, seeds, others);
    one(`among ${others.length} articles of ${name}, without titles`, seeds.map(untitled), others);
  }
}
