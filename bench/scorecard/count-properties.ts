/**
 * Notes each property that is run, with its runs, in the file that NEWSFOLD_COUNT names.
 * @module
 */
import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';

const path = process.env.NEWSFOLD_COUNT;

function note<T>(details: fc.RunDetails<T>): void {
  if (path !== undefined)
    appendFileSync(path, `${details.numRuns}\t${expect.getState().currentTestName ?? ''}\n`);
  if (!details.failed) return;
  throw new Error(fc.defaultReportMessage(details) ?? 'a property failed');
}

// Of what answers later, too.
fc.configureGlobal({ ...fc.readConfigureGlobal(), reporter: note });
