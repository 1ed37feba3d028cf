import { NewsfoldError } from 'newsfold';
import { loadLanguages } from 'newsfold/languages';

try {
  const packs = await loadLanguages();
  console.log(`ES module: ${packs.length} languages, ${packs.map(({ code }) => code).join(' ')}`);
} catch (error) {
  if (!(error instanceof NewsfoldError) || error.code !== 'missing-package') throw error;
  console.log(error.message);
}
