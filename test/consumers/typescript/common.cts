import newsfold = require('newsfold');
import languages = require('newsfold/languages');
import minhash = require('newsfold/minhash');
import node = require('newsfold/node');
import reports = require('../reports.json');

declare const console: { log(line: string): void };

const articles: newsfold.Article[] = reports;
const sketcher: newsfold.Sketcher = minhash.minhashSketcher();
const stories: newsfold.Story[] = newsfold.clusterStories(articles, { sketcher }).stories;
if (stories.length !== 2) throw new Error(`expected 2 stories, got ${stories.length}`);
console.log(`TypeScript, CommonJS: ${articles.length} reports, ${stories.length} stories`);

async function sketchAll(): Promise<void> {
  const packs: newsfold.LanguagePack[] = await languages.loadLanguages(['es']);
  if (packs[0]?.code !== 'es') throw new Error('expected the Spanish pack');
  const signatures: newsfold.Signature[] = [];
  for await (const { signature } of node.sketchStream(articles, { threads: 1 })) {
    if (signature) signatures.push(signature);
  }
  if (signatures.length !== 4) throw new Error(`expected 4 signatures, got ${signatures.length}`);
  console.log(`TypeScript, CommonJS: ${signatures.length} signatures from a thread`);
}
sketchAll();
