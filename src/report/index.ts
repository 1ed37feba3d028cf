/**
 * `newsfold/report`: stories as one HTML file to look at.
 * @module
 */
export {};
