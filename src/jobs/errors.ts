import { DataError } from '../dataset/error.ts';
import { CancelledError } from '../math/work/work.ts';

/** A failure of a computation that neither the data nor the user caused. */
export class JobError extends Error {
  override name = 'JobError';
}

/**
 * Converts an error from a worker to the error that the page throws. Between threads an error keeps its name and
 * message but loses its class: the classes known here are restored, other errors are wrapped in a sentence.
 *
 * @param title  the job's title, for the sentence
 */
export function revive(error: unknown, title: string): Error {
  const { name, message, stack } = asError(error);
  if (name === 'CancelledError') return error instanceof CancelledError ? error : new CancelledError();
  if (name === 'DataError') return error instanceof DataError ? error : new DataError(message);
  if (name === 'JobError') return error instanceof JobError ? error : new JobError(message);
  const wrapped = new JobError(
    `“${title}” failed because of a fault in the program: ${message || name}. ` +
      'Other parameters may work; please report this one.',
  );
  if (stack) wrapped.stack = `${wrapped.stack}\ncaused by ${stack}`;
  return wrapped;
}

/** The error of a job whose worker crashed. */
export function crashed(title: string, reason: string): JobError {
  return new JobError(
    `“${title}” stopped because its worker crashed (${reason}). ` +
      'The worker has been replaced: try again, or with fewer features if memory ran out.',
  );
}

function asError(error: unknown): { name: string; message: string; stack?: string } {
  return error instanceof Error ? error : { name: 'Error', message: String(error) };
}
