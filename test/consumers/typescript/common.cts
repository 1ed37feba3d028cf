import newsfold = require('newsfold');
import reports = require('../reports.json');

declare const console: { log(line: string): void };

const articles: newsfold.Article[] = reports;
const stories: newsfold.Story[] = newsfold.clusterStories(articles).stories;
if (stories.length !== 2) throw new Error(`expected 2 stories, got ${stories.length}`);
console.log(`TypeScript, CommonJS: ${articles.length} reports, ${stories.length} stories`);
