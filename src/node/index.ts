/**
 * newsfold/node: sketching a stream of articles on worker threads. The public surface, nothing else.
 * @module
 */
export type { SketchStreamOptions, StreamSignal } from './options';
export type { SketchedArticle, StreamedArticle } from './results';
export { sketchStream } from './stream';
