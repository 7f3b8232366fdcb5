/** The command was given wrongly; the message is one line for the terminal. */
export class UsageError extends Error {
  override name = 'UsageError';
}
