/** Pages are read as they were, line by line: recombined ones, alone and many together. */
import { readArticle, readArticles } from 'newsfold';
import { pages } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const all = pages(41, 500);
staysAsRecorded(recorded, inParts('pages', all, 25), (page) => readArticle(page));

const sites = ['Wire One', 'The Post'];
const batches = Array.from({ length: 4 }, (_, i) =>
  pages(50 + i, 10).map((raw, at) => ({
    raw: `${raw}\n\n${all[i]!.slice(-120)}`,
    hints: { source: sites[at % 2]! },
  })),
);
staysAsRecorded(recorded, inParts('batches', batches, 2), (batch) => readArticles(batch));
