import { type Article, clusterStories, type LanguagePack, type Signature, type Story } from 'newsfold';
import { type LanguageCode, loadLanguages } from 'newsfold/languages';
import { type MinhashSketcher, minhashSketcher } from 'newsfold/minhash';
import { type SketchedArticle, sketchStream } from 'newsfold/node';
import reports from '../reports.json' with { type: 'json' };

// Neither Node nor DOM types are loaded here: newsfold's own types must not need them.
declare const console: { log(line: string): void };

const articles: Article[] = reports;
const sketcher: MinhashSketcher = minhashSketcher();
const stories: Story[] = clusterStories(articles, { sketcher }).stories;
if (stories.length !== 2) throw new Error(`expected 2 stories, got ${stories.length}`);
console.log(`TypeScript, ES module: ${articles.length} reports, ${stories.length} stories`);

const codes: LanguageCode[] = ['de', 'fr'];
const languages: LanguagePack[] = await loadLanguages(codes);
if (languages.length !== 2) throw new Error(`expected 2 languages, got ${languages.length}`);

const signatures: Signature[] = [];
const stream: AsyncIterable<SketchedArticle<Article>> = sketchStream(articles, { threads: 1 });
for await (const { signature, rejected } of stream) {
  if (rejected === undefined) signatures.push(signature);
}
if (signatures.length !== 4) throw new Error(`expected 4 signatures, got ${signatures.length}`);
console.log(`TypeScript, ES module: ${signatures.length} signatures from a thread`);
