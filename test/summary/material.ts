/** Builds story material in one line, without copies being looked for. */
import type { CheckedArticle } from '../../src/article/article';
import { byPublication, type StoryMaterial } from '../../src/summary/material';

/** An article; its id sets its place among undated ones. */
export function report(id: string, title: string, text: string, day?: string, source = ''): CheckedArticle {
  const time = day === undefined ? undefined : Date.parse(day);
  return { id, title, text, source, url: '', lang: '', time };
}

/** A story whose every list of articles is one independent report and its copies. */
export function story(...groups: (CheckedArticle | CheckedArticle[])[]): StoryMaterial {
  const reports = groups.map((group) => {
    const members = Array.isArray(group) ? group : [group];
    return { canonical: members[0]!, members: [...members].sort(byPublication) };
  });
  reports.sort((a, b) => byPublication(a.canonical, b.canonical));
  return { reports };
}
