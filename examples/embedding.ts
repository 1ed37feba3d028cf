/**
 * Bring a model of your own: reports of one event in different languages share no words, so they come together by vectors only.
 * Run: npx tsx examples/embedding.ts
 *
 * The model in this file is a STAND-IN, so that nothing is downloaded: a dictionary of a few words in three languages. A real one goes where it is
 * marked below. Any will do that gives texts of one meaning vectors of one direction; their length does not matter, only that all have as many
 * numbers. Vectors suggest pairs and have a say in their score; names, days and figures that exclude each other still divide.
 */
import { type Article, clusterStories, clusterStoriesAsync, type StoryClustering } from 'newsfold';

/** Words that mean the same to the stand-in. */
const MEANINGS: readonly (readonly string[])[] = [
  ['ferry', 'fähre', 'vapur'],
  ['islands', 'inseln', 'adalara'],
  ['propeller', 'schraube', 'pervane'],
  ['frost', 'frösten', 'don'],
  ['apricot', 'aprikosen', 'kayısı'],
  ['harvest', 'ernte', 'hasat'],
  ['museum', 'museum', 'müze'],
  ['mosaic', 'mosaik', 'mozaik'],
];

/** A vector for each text: how often each meaning is in it. */
function standIn(texts: readonly string[]): number[][] {
  return texts.map((text) => {
    const words = text.toLowerCase().split(/[^\p{L}]+/u);
    return MEANINGS.map((meaning) => words.filter((word) => meaning.includes(word)).length);
  });
}

/**
 * As for a model that answers later. A REAL ONE GOES HERE. In the process, by @huggingface/transformers:
 *
 *     const model = await pipeline('feature-extraction', 'Xenova/multilingual-e5-small');
 *     const output = await model(texts.map((text) => `query: ${text}`), { pooling: 'mean', normalize: true });
 *     return output.tolist();
 *
 * or behind HTTP: `fetch` with the texts as JSON. Calls come one after the other, 64 texts at a time, each the title and the text of one report: what
 * the model cannot take at once, it must cut off itself. What this throws, `clusterStoriesAsync` throws.
 */
async function embedLater(texts: readonly string[]): Promise<number[][]> {
  await new Promise((resolve) => setTimeout(resolve, 10));
  return standIn(texts);
}

const articles: Article[] = [
  {
    id: 'ferry-en',
    lang: 'en',
    text: 'The ferry to the islands runs again from Friday. Engineers have replaced a cracked propeller shaft.',
  },
  {
    id: 'ferry-de',
    lang: 'de',
    text: 'Die Fähre zu den Inseln verkehrt ab Freitag wieder. Die Welle der Schraube wurde ersetzt.',
  },
  {
    id: 'ferry-tr',
    lang: 'tr',
    text: 'Adalara vapur seferleri cuma günü yeniden başlıyor. Çatlak pervane mili değiştirildi.',
  },
  {
    id: 'frost-en',
    lang: 'en',
    text: 'Three nights of frost have killed the apricot blossom in the valley, and half of the harvest with it.',
  },
  {
    id: 'frost-de',
    lang: 'de',
    text: 'Nach drei Frösten sind die Blüten der Aprikosen erfroren, und mit ihnen die halbe Ernte.',
  },
  {
    id: 'museum-tr',
    lang: 'tr',
    text: 'Onarılan mozaik on yıl sonra yeniden müze ziyaretçilerine açıldı.',
  },
];

function show(how: string, { stories }: StoryClustering): void {
  console.log(`${how}: ${stories.length} stories`);
  for (const { articleIds } of stories) console.log(`  ${articleIds.join(', ')}`);
}

show('words alone', clusterStories(articles));
// A model that answers at once, as one in WebAssembly does, fits here; it may give arrays or Float32Arrays.
show('with vectors', clusterStories(articles, { embed: standIn }));
// Whatever takes its time: the same stories.
show('with vectors that come later', await clusterStoriesAsync(articles, { embed: embedLater }));
