import { NewsfoldError } from '../../src/errors';

/** The code of the NewsfoldError that a call ends with, `'no error'` where it ends well; other errors pass. */
export function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof NewsfoldError) return error.code;
    throw error;
  }
  return 'no error';
}
