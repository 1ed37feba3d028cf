/** Copies among recombined reports are found, named and measured as they were. */
import { deduplicate } from 'newsfold';
import { random, whole } from '../helpers/random';
import { reports } from '../helpers/recombined';
import { inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const OPTIONS = [
  {},
  { prefer: 'longest' },
  { prefer: 'source', sourcePriority: ['The Post', 'Wire One'] },
] as const;
const batches = Array.from({ length: 80 }, (_, i) => {
  const next = random(700 + i);
  const own = reports(700 + i, 8);
  const cut = own.map((one, at) => {
    const words = one.text.split(' ');
    const from = whole(next, words.length >> 1);
    return {
      ...one,
      id: `${one.id}-${at}`,
      text: words.filter((_, k) => k >= from && next() < 0.97).join(' '),
    };
  });
  return [...own, ...cut];
});
staysAsRecorded(recorded, inParts('batches', batches, 5), (articles) =>
  deduplicate(articles, OPTIONS[articles[0]!.text.length % OPTIONS.length]!),
);
