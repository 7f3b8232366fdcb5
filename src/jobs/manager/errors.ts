import { DataError } from '../../dataset/error.ts';
import { withoutSecrets } from '../../dataset/secrets.ts';
import { CancelledError } from '../../math/work/work.ts';

/** A failure of a computation that neither the data nor the user caused. */
export class JobError extends Error {
  override name = 'JobError';
}

/** A member of the team gave no answer in time: it has died or hangs, and its crew has to be replaced. */
export class MemberLostError extends Error {
  override name = 'MemberLostError';

  constructor() {
    super('a worker that shares the work has stopped answering');
  }
}

/** What a job fails with when its workers stopped answering, and stopped again after they were replaced. */
export function stalled(title: string): JobError {
  return new JobError(
    `“${title}” stopped because its workers no longer answered, and again after they were replaced. ` +
      'Close other tabs and programs that need much memory, and try again, or with fewer features.',
  );
}

/** How Chromium, Firefox and Safari report a script that an `import()` in a worker could not load. */
const LOAD_FAILURE =
  /^(Failed to fetch|error loading) dynamically imported module\b|^Importing a module script failed\b/;

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
  if (LOAD_FAILURE.test(message)) {
    return new JobError(
      `“${title}” needs a part of the program that could not be loaded: the network may be gone, or a new version ` +
        'may have been published. Try again, or reload the page: the address keeps the view.',
    );
  }
  if (isMemoryFault({ name, message })) return outOfMemory(title, message);
  const wrapped = new JobError(
    `“${title}” failed because of a fault in the program: ${withoutSecrets(message) || name}. ` +
      'Other parameters may work; please report this one.',
  );
  if (stack) wrapped.stack = `${wrapped.stack}\ncaused by ${withoutSecrets(stack)}`;
  return wrapped;
}

/**
 * How Chromium, Firefox and Safari report that they give no more memory: for arrays, for messages between threads and for
 * WebAssembly, and how the kernels report it.
 */
const MEMORY_FAILURE =
  /array buffer allocation failed|invalid typed array length: \d{9,}|allocation size overflow|out of memory|could not allocate memory|(failed|unable) to grow|of memory are needed/i;

/** Whether an error says that there is not enough memory. */
export const isMemoryFault = ({ message }: { readonly name: string; readonly message: string }): boolean =>
  MEMORY_FAILURE.test(message);

/** The error of a job for which there was not enough memory. */
function outOfMemory(title: string, reason: string): JobError {
  const needed = /\b\d[\d,]{0,15} MB(?= of memory are needed)/.exec(reason)?.[0];
  return new JobError(
    `“${title}” needs more memory than this browser gives${needed ? ` (${needed} at once)` : ''}. ` +
      'Close other tabs and programs and try again, or with fewer features or fewer draws; the program in the terminal takes all the memory of the machine.',
  );
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
