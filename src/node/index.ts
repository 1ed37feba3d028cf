/**
 * newsfold/node: articles sketched and stories told on worker threads, files that survive a crash, and JSON lines. The public
 * surface, nothing else.
 * @module
 */
export { writeFileAtomically } from './atomic-file';
export type { DeskRecovery } from './desk-files';
export type { DeskReader } from './desk-operation';
export { DeskStore, type DeskStoreOptions, openDesk } from './desk-store';
export { Journal } from './journal';
export type { JournalOptions, JournalPosition, JournalRecovery } from './journal-options';
export { type JsonLinesOptions, type JsonLinesSource, type LineFault, readJsonLines } from './json-lines';
export type { SketchStreamOptions } from './options';
export type { SketchedArticle, StreamedArticle } from './results';
export { sketchStream } from './stream';
export { clusterStoriesOnThreads, type ThreadedClusterOptions } from './telling';
