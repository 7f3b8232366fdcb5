import { DataError } from '../../error.ts';
import { metered } from './meter.ts';

/** What a reader may ask for beyond its share of the file: tables, first room. */
const FIRST_ROOM = 1 << 22;
/** The longest message that fits on the screen. */
const LONGEST = 1200;

/** How a reader takes a file. */
export interface Attempt {
  /** one of the names that a refusal must hold */
  readonly names: readonly string[];
  /** of the file, in bytes */
  readonly size: number;
  /** bytes of arrays that a byte of the file may lead to */
  readonly growth: number;
  /** Reads it, and throws what is no DataError where the result is malformed. */
  readonly read: () => Promise<unknown>;
}

/**
 * For tests: the law that every reader keeps, whatever the bytes. It returns something well-formed, or refuses with a
 * sentence that names the file; it takes no more memory than the file justifies.
 *
 * @returns why it is broken; null where it is kept
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
