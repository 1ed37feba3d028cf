const assert = require('node:assert/strict');
const { clusterStories, NewsfoldError, sketchText } = require('newsfold');
const { loadLanguages } = require('newsfold/languages');
const { fromMinhash, minhashSketcher } = require('newsfold/minhash');
const { sketchStream } = require('newsfold/node');
const { SharedIndex } = require('newsfold/redis');
const { renderReport } = require('newsfold/report');
const sql = require('newsfold/sql');
const reports = require('../reports.json');

const { stories } = clusterStories(reports);
assert.equal(stories.length, 2);
assert.deepEqual(clusterStories(reports, { sketcher: minhashSketcher() }).stories, stories);
const stored = new Array(128).fill(1);
assert.throws(() => fromMinhash(stored, { seed: 1, numPerm: 64 }), NewsfoldError);
console.log(`CommonJS: ${reports.length} reports, ${stories.length} stories`);

assert.equal(typeof SharedIndex, 'function');
assert.ok(Object.keys(sql).length > 0);
assert.match(renderReport(clusterStories(reports), reports), /^<!doctype html>/i);
console.log('CommonJS: newsfold/redis, newsfold/report and newsfold/sql loaded');

(async () => {
  const [turkish, russian] = await loadLanguages(['tr', 'ru']);
  assert.equal(turkish.stem('toplantılar'), turkish.stem('toplantı'));
  assert.equal(russian.stem('переговоров'), russian.stem('переговоры'));
  console.log(`CommonJS: ${turkish.name} and ${russian.name} loaded`);

  const signatures = [];
  for await (const { signature } of sketchStream(reports, { threads: 2, batch: 1 }))
    signatures.push(signature);
  assert.deepEqual(
    signatures,
    reports.map(({ text }) => sketchText(text)),
  );
  console.log(`CommonJS: ${signatures.length} signatures from two threads`);
})();
