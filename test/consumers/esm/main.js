import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { clusterStories, NewsfoldError, sketchText } from 'newsfold';
import { fromMinhash, minhashSketcher } from 'newsfold/minhash';
import { sketchStream } from 'newsfold/node';
import { SharedIndex } from 'newsfold/redis';
import { renderReport } from 'newsfold/report';
import * as sql from 'newsfold/sql';

const reports = JSON.parse(readFileSync(new URL('../reports.json', import.meta.url), 'utf8'));
const { stories } = clusterStories(reports);
assert.equal(stories.length, 2);
assert.deepEqual(clusterStories(reports, { sketcher: minhashSketcher() }).stories, stories);
const stored = new Array(128).fill(1);
assert.throws(() => fromMinhash(stored, { seed: 1, numPerm: 64 }), NewsfoldError);
console.log(`ES module: ${reports.length} reports, ${stories.length} stories`);

const signatures = [];
for await (const { signature } of sketchStream(reports, { threads: 2, batch: 1 })) signatures.push(signature);
assert.deepEqual(
  signatures,
  reports.map(({ text }) => sketchText(text)),
);
console.log(`ES module: ${signatures.length} signatures from two threads`);

// Clients of engines are the caller's own: neither is installed here.
assert.equal(typeof SharedIndex, 'function');
assert.ok(Object.keys(sql).length > 0);
assert.match(renderReport(clusterStories(reports), reports), /^<!doctype html>/i);
console.log('ES module: newsfold/redis, newsfold/report and newsfold/sql loaded');
