import newsfold = require('newsfold');
import minhash = require('newsfold/minhash');
import reports = require('../reports.json');

declare const console: { log(line: string): void };

const articles: newsfold.Article[] = reports;
const sketcher: newsfold.Sketcher = minhash.minhashSketcher();
const stories: newsfold.Story[] = newsfold.clusterStories(articles, { sketcher }).stories;
if (stories.length !== 2) throw new Error(`expected 2 stories, got ${stories.length}`);
console.log(`TypeScript, CommonJS: ${articles.length} reports, ${stories.length} stories`);
