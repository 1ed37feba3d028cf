/** A desk places, settles, tells, keeps and is corrected by an editor on recombined reports as it was. */
import { NewsDesk } from 'newsfold';
import { reports } from '../helpers/recombined';
import { hashOf, inParts, staysAsRecorded } from '../helpers/unchanged';

const recorded = new URL('unchanged.json', import.meta.url).href;
const seeds = Array.from({ length: 12 }, (_, i) => 800 + 2 * i);

/** What an editor's word brings, or the message that refuses it. */
function said(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return (error as Error).message;
  }
}

staysAsRecorded(recorded, inParts('desks', seeds, 1), (seed) => {
  const all = [...reports(seed, 7), ...reports(seed + 1, 7)];
  const desk = new NewsDesk(seed % 3 === 0 ? { keepArticles: 10 } : seed % 3 === 1 ? { keepDays: 3 } : {});
  const told: unknown[] = [desk.add(all.slice(0, 9)), desk.settle(), desk.add(all.slice(9))];
  for (const { id } of desk.stories()) told.push(desk.preview(id));
  told.push(desk.remove(all[3]!.id), desk.settle(), desk.stats);
  const bytes = desk.snapshot('note');
  told.push(hashOf(bytes), NewsDesk.restore(bytes).stories());
  const [first, second] = desk.stories();
  if (first === undefined || second === undefined) return told;
  told.push(
    said(() => desk.merge(first.id, second.id)),
    said(() => desk.split(first.id, first.articleIds[0]!)),
    said(() => desk.pin(second.articleIds[0]!, first.id)),
    desk.pins,
    desk.settle(),
    desk.stories(),
    said(() => desk.unpin(first.articleIds)),
    desk.settle(),
  );
  const restored = NewsDesk.restore(desk.snapshot());
  told.push(
    restored.pins,
    restored.stories().map(({ id, aliases, articleIds }) => [id, aliases, articleIds]),
  );
  return told;
});
