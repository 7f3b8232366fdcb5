import { DataError } from '../error.ts';
import { gunzip } from './inflate.ts';

/** What still fits into one string, in bytes. */
const TEXT_LIMIT = 2 ** 29 - 2 ** 10;

const textOf = async (bytes: Uint8Array, file: string) =>
  new TextDecoder().decode(await gunzip(bytes, file, TEXT_LIMIT));

/**
 * Parses a JSON file in UTF-8, gzipped or plain.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is not JSON
 */
export async function readJson(bytes: Uint8Array, file: string): Promise<unknown> {
  const text = await textOf(bytes, file);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const start = text.trim().slice(0, 40);
    throw new DataError(
      `${file}: expected JSON, found ${start ? `text starting “${start}”` : 'an empty file'} (${(error as Error).message}); correct it or write it again.`,
    );
  }
}

/** The records of a JSON Lines file. */
export interface JsonLines {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** the number of lines that are not JSON objects; they are left out */
  readonly skipped: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a JSON Lines file, gzipped or plain: one object a line. Blank lines are nothing; lines that are
 * no objects are left out and counted. Lets other work in every few milliseconds.
 *
 * @param file  the file's name, for messages
 * @throws DataError when the gzip stream is damaged, or when there are lines but none is an object
 */
export async function readJsonLines(bytes: Uint8Array, file: string): Promise<JsonLines> {
  const text = await textOf(bytes, file);
  const records: Record<string, unknown>[] = [];
  let skipped = 0;
  let since = performance.now();
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).trim();
    at = end < 0 ? text.length : end + 1;
    if (line === '') continue;
    const record = parseLine(line);
    if (record) records.push(record);
    else skipped++;
    if (records.length % 256 === 0 && performance.now() - since > 12) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
  if (skipped > 0 && records.length === 0) {
    throw new DataError(
      `${file}: expected JSON Lines, one object a line, found ${skipped} ${skipped === 1 ? 'line that is' : 'lines that are'} none; write each record as JSON on its own line.`,
    );
  }
  return { records, skipped };
}

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
