/**
 * `newsfold/report`: stories as one HTML file to look at. The public surface, nothing else.
 * @module
 */
export type { ReportOptions } from './options';
export { renderReport } from './render';
