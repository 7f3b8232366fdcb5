/** The command line is wrong. The message is one line for the terminal. */
export class UsageError extends Error {
  override name = 'UsageError';
}
