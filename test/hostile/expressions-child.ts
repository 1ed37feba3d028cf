/** Prints every regular expression of the library as JSON, in a process of its own. */
import { batch } from '../helpers/batch';
import { builtExpressions, literalExpressions } from './expressions';

const built = await builtExpressions(async () => {
  const { clusterStories, readArticle } = await import('../../src/index');
  clusterStories(batch());
  readArticle('Talks put off\n\nBy Jane Doe\n\nThe talks were put off on Sunday, officials said.');
});
console.log(JSON.stringify({ literal: literalExpressions(), built }));
