import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { clusterStories } from 'newsfold';

const reports = JSON.parse(readFileSync(new URL('../reports.json', import.meta.url), 'utf8'));
const { stories } = clusterStories(reports);
assert.equal(stories.length, 2);
console.log(`ES module: ${reports.length} reports, ${stories.length} stories`);
