/**
 * `newsfold dedup`: which reports are copies, and what is left without them.
 * @module
 */
import { type CanonicalPreference, deduplicate } from 'newsfold';
import { UsageError } from '../faults';
import { OUTPUTS } from '../flags';
import type { Io } from '../io';
import { articleOptions } from '../options';
import { copiesOutput } from '../output/copies';
import { jsonLines } from '../output/json';
import type { Request } from '../parse';
import { Session } from '../session';

export async function dedup(request: Request, io: Io): Promise<number> {
  const isUnique = request.has('unique');
  const other = OUTPUTS.find((format) => format !== 'jsonl' && request.has(format));
  if (isUnique && other !== undefined) throw new UsageError(`--unique prints JSON lines, not --${other}`);
  const session = await Session.open(request, io, request.words);
  const { intake, limit, layout } = session;
  const prefer = request.text('keep') as CanonicalPreference | undefined;
  const sourcePriority = request.list('source-priority');
  const all = await session.all();
  session.working('finding copies');
  const result = await session.work(() =>
    deduplicate(all, {
      ...articleOptions(request),
      ...(prefer === undefined ? {} : { prefer }),
      ...(sourcePriority === undefined ? {} : { sourcePriority }),
    }),
  );
  const { articles } = intake;
  const used = result.kept.length;
  if (isUnique) await session.write(jsonLines(result.kept.map((id) => articles.get(id))), used);
  else if (session.format !== 'html') {
    await session.write(copiesOutput(session.format, result, { layout, articles, limit }), used);
  }
  return session.close(used, result.rejected);
}
