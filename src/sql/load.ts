/**
 * Loads the package of an engine, and says which one is missing.
 * @module
 */
import { NewsfoldError } from 'newsfold';

/**
 * @param name the package, as npm has it
 * @throws NewsfoldError `missing-package` with the command that installs it
 */
export async function loadPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    // Nothing but the import can fail here; what it says differs between engines and bundlers.
    const reason = error instanceof Error ? error.message : 'no reason was given';
    const message = `sql: the package ${name} could not be loaded; run: npm install ${name} (${reason})`;
    throw new NewsfoldError('missing-package', message, name);
  }
}
