/**
 * `npx newsfold`: the command line.
 * @module
 */
export {};
