/** What a summary reads of an article is prose: no title told twice. */
import { describe, expect, test } from 'vitest';
import type { CheckedArticle } from '../../src/article/article';
import { cutArticle } from '../../src/summary/cut';

const title = 'Talks of the seven river states on the old dam put off';
const prose = 'Ministers said so on Monday. No new day was named.';

function sentencesOf(text: string): string[] {
  const article = { id: 'a', title, text } as unknown as CheckedArticle;
  return cutArticle(article).sentences.map(({ start, end }) => text.slice(start, end));
}

describe('a first line that repeats the title', () => {
  test('is no sentence, whatever its capitals and white space', () => {
    const told = ['Ministers said so on Monday.', 'No new day was named.'];
    for (const line of [title, `  ${title.toUpperCase()}.`, title.replace(' of ', '  of\u00a0')]) {
      for (const gap of ['\n', '\r\n', '\n\n']) expect(sentencesOf(line + gap + prose), line).toEqual(told);
    }
  });

  test('stays where nothing follows, and where it says more or goes on in its line', () => {
    expect(sentencesOf(`${title}\n`)).toEqual([title]);
    expect(sentencesOf(`${title} again\n\n${prose}`)[0]).toBe(`${title} again`);
    expect(sentencesOf(`${title} by the ministers. No new day was named.`)).toHaveLength(2);
  });

  test('is left out though the line behind it is as short', () => {
    expect(sentencesOf(`${title}\nMinisters of the seven river states said so on Monday.`)).toEqual([
      'Ministers of the seven river states said so on Monday.',
    ]);
  });

  test('leaves the dateline behind it to be left out as well', () => {
    expect(sentencesOf(`${title}\nOSLO (Nordpress) - ${prose}`)[0]).toBe('Ministers said so on Monday.');
  });
});
