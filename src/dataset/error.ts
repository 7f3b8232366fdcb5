/**
 * Bad input. The message is a sentence for the screen and the terminal: the thing, the place,
 * what was expected and what was found, and what to do.
 */
export class DataError extends Error {
  override name = 'DataError';
}
