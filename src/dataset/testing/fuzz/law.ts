import { DataError } from '../../error.ts';
import { metered } from './meter.ts';

/** The memory that a parser may allocate beyond its share of the file, in bytes: tables and first buffers. */
const FIRST_ROOM = 1 << 22;
/** The longest message that fits on the screen. */
const LONGEST = 1200;

/** An attempt to parse a file. */
export interface Attempt {
  /** one of these names must occur in a refusal */
  readonly names: readonly string[];
  /** of the file, in bytes */
  readonly size: number;
  /** the number of bytes of arrays that one byte of the file may lead to */
  readonly growth: number;
  /** Parses it, and throws an error other than a DataError if the result is malformed. */
  readonly read: () => Promise<unknown>;
}

/**
 * For tests: the law that every parser keeps, whatever the bytes. It returns a well-formed result, or refuses with a
 * sentence that names the file; it takes no more memory than the file justifies.
 *
 * @returns how the law is broken; null if it is kept
 */
export async function lawBroken({ names, size, growth, read }: Attempt): Promise<string | null> {
  try {
    await metered(FIRST_ROOM + growth * size, read);
    return null;
  } catch (error) {
    if (!(error instanceof DataError)) return `${String(error)}\n${(error as Error).stack ?? ''}`;
    const { message } = error;
    if (!names.some((name) => message.includes(name))) return `names no file: ${message}`;
    if (message.length > LONGEST) return `${message.length} characters: ${message.slice(0, 200)}…`;
    if (!message.endsWith('.')) return `no sentence: ${message}`;
    if (/undefined|\[object/.test(message)) return `says nothing: ${message}`;
    return null;
  }
}
