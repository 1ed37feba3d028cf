/**
 * Loads the package of an engine, and says which one is missing.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import { missingPackages } from '../errors';

/**
 * @param name the package, as npm has it
 * @throws NewsfoldError `missing-package` with the command that installs it
 */
export async function loadPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    // Nothing but the import can fail here.
    throw new NewsfoldError('missing-package', missingPackages(name, name, error), name);
  }
}
