/**
 * Sketch reports on worker threads as they come, and ask for each new one what came before that is like it.
 * Run: npm run build, then npx tsx examples/sketch-stream.ts: threads run the built package.
 */
import { type Article, LshIndex } from 'newsfold';
import { sketchStream } from 'newsfold/node';

const ferry =
  'The ferry to the islands will run again from Friday, the harbour office said, after engineers replaced a cracked ' +
  'propeller shaft. Passengers had been carried by fishing boats for nine days. Tickets bought for cancelled crossings ' +
  'stay valid until the end of the month, and the first boat leaves at six in the morning.';
const orchard =
  'Three nights of frost have killed the apricot blossom in the valley. The orchard cooperative asked the ministry for ' +
  'emergency aid, and growers expect to lose half of the harvest.';

/** Stands for a file, a socket or a queue: whatever can be read one report at a time. */
async function* wire(): AsyncGenerator<Article> {
  yield { id: 'ferry', text: ferry };
  yield { id: 'orchard', text: orchard };
  await new Promise((resolve) => setTimeout(resolve, 10));
  yield { id: 'ferry-client', text: `RIJEKA - ${ferry}` };
  yield { id: 'orchard-client', text: orchard.replace('Three', 'Several') };
  yield { id: 'blank', text: '' };
}

const index = new LshIndex({ threshold: 0.5 });
for await (const { article, signature, rejected } of sketchStream(wire(), { threads: 2 })) {
  if (rejected) {
    console.log(`${article.id}: ${rejected.message}`);
    continue;
  }
  const [copy] = index.query(signature);
  console.log(
    copy ? `${article.id}: Jaccard about ${copy.score.toFixed(2)} with ${copy.id}` : `${article.id}: new`,
  );
  index.add(article.id, signature);
}
