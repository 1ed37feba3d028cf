/**
 * An index that many processes share, on a Redis or Valkey Cluster: each report is told, as it comes, whether it is the first of its kind.
 *
 *     FOLDER=$(mktemp -d); scripts/redis-cluster start $FOLDER
 *     NEWSFOLD_REDIS=127.0.0.1:17380 npx tsx examples/redis.ts
 *     scripts/redis-cluster stop $FOLDER
 */
import { sketchText } from 'newsfold';
import { connectCluster, SharedIndex } from 'newsfold/redis';

const servers = process.env.NEWSFOLD_REDIS;
if (servers === undefined) {
  console.log('NEWSFOLD_REDIS names no server (HOST:PORT,HOST:PORT,...): nothing to show.');
} else {
  const nodes = servers.split(',').map((address) => {
    const [host = '', port] = address.split(':');
    return { host, port: Number(port) };
  });
  // Or a client of your own: new Cluster(nodes) of ioredis.
  const client = await connectCluster(nodes);
  const index = await SharedIndex.connect(client, { prefix: 'example', window: 60 });

  const wire =
    'The harbour of Ostmark reopened on Tuesday after a week of repairs, the port authority said. ';
  const more =
    'Ferries to the islands are to run again from Wednesday morning, at first with two ships a day.';
  const reports = [
    { id: 'wire', text: wire + more },
    { id: 'paper', text: `${wire}${more} Fares stay as they were.` },
    {
      id: 'other',
      text: 'Voters in the valley chose a new council on Sunday; turnout was the highest in years.',
    },
  ];
  const { verdicts } = await index.addAll(
    reports.map(({ id, text }) => ({ id, signature: sketchText(text) })),
  );
  for (const verdict of verdicts) {
    if (verdict === undefined) continue;
    const { id, first, originalId, score } = verdict;
    console.log(
      first ? `${id}: the first of its kind` : `${id}: a copy of ${originalId} (${score.toFixed(2)})`,
    );
  }
  for (const { id } of reports) await index.remove(id);
  await client.quit();
}
