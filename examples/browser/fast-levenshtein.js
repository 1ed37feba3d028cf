/**
 * The one package newsfold imports, as an ES module. The package itself is CommonJS, which browsers do not load and bundlers turn into
 * something like this: without a collator it answers what fastest-levenshtein, its own one dependency, answers.
 */
import { distance } from '../../node_modules/fastest-levenshtein/esm/mod.js';

const levenshtein = { get: distance };
// biome-ignore lint/style/noDefaultExport: the package's own form
export default levenshtein;
