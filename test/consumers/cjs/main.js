const assert = require('node:assert/strict');
const { clusterStories } = require('newsfold');
const reports = require('../reports.json');

const { stories } = clusterStories(reports);
assert.equal(stories.length, 2);
console.log(`CommonJS: ${reports.length} reports, ${stories.length} stories`);
