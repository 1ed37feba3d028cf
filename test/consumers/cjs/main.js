const assert = require('node:assert/strict');
const { clusterStories, NewsfoldError } = require('newsfold');
const { fromMinhash, minhashSketcher } = require('newsfold/minhash');
const reports = require('../reports.json');

const { stories } = clusterStories(reports);
assert.equal(stories.length, 2);
assert.deepEqual(clusterStories(reports, { sketcher: minhashSketcher() }).stories, stories);
const stored = new Array(128).fill(1);
assert.throws(() => fromMinhash(stored, { seed: 1, numPerm: 64 }), NewsfoldError);
console.log(`CommonJS: ${reports.length} reports, ${stories.length} stories`);
