import { DataError } from '../error.ts';
import { gunzip } from './inflate.ts';
import { textLines } from './text/lines.ts';

/** What still fits into one string, in bytes. */
const TEXT_LIMIT = 2 ** 29 - 2 ** 10;
/** JSON shrinks by ten, where it repeats itself by a hundred: beyond that a small file is a bomb. */
const RATIO = 256;
const SMALL = 2 ** 26;

async function textOf(bytes: Uint8Array, file: string): Promise<string> {
  const limit = Math.min(TEXT_LIMIT, Math.max(SMALL, RATIO * bytes.length));
  const plain = await gunzip(bytes, file, limit);
  if (plain.length <= TEXT_LIMIT) return new TextDecoder().decode(plain);
  throw new DataError(
    `${file}: expected at most ${TEXT_LIMIT} bytes of JSON, found ${plain.length}; split it into smaller files.`,
  );
}

/**
 * Parses a JSON file in UTF-8, gzipped or plain.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is not JSON, or too large for one string
 */
export async function readJson(bytes: Uint8Array, file: string): Promise<unknown> {
  const text = await textOf(bytes, file);
  try {
    return parseJson(text);
  } catch (error) {
    const start = text.trim().slice(0, 40);
    throw new DataError(
      `${file}: expected JSON, found ${start ? `text starting “${start}”` : 'an empty file'} (${(error as Error).message}); correct it or write it again.`,
    );
  }
}

/** Longer texts are no configurations; in characters. */
const LONGEST_MENDED = 1 << 20;

/** Parses JSON, and what Python writes for it: `NaN` and `Infinity`, which JSON lacks, become null. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (text.length > LONGEST_MENDED) throw error;
    const mended = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
      token.startsWith('"') ? token : 'null',
    );
    if (mended === text) throw error;
    return JSON.parse(mended);
  }
}

/** A JSON value in a message: its beginning, whatever it is. */
export function shownJson(value: unknown, most = 60): string {
  try {
    return (JSON.stringify(value) ?? 'nothing').slice(0, most);
  } catch {
    // What is nested too deeply to be written.
    return 'lists within lists';
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
 * no objects are left out and counted. Read line by line, and other work is let in between.
 *
 * @param file  the file's name, for messages
 * @throws DataError when the gzip stream is damaged, or when there are lines but none is an object
 */
export async function readJsonLines(bytes: Uint8Array, file: string): Promise<JsonLines> {
  const found: (Record<string, unknown> | null)[] = [];
  for await (const lines of textLines(bytes, file, { binary: true })) {
    for (const line of lines) if (line.trim() !== '') found.push(parseLine(line));
  }
  if (found.length > 0 && found.every((record) => record === null)) {
    throw new DataError(
      `${file}: expected JSON Lines, one object a line, found ${found.length} ${found.length === 1 ? 'line that is' : 'lines that are'} none; write each record as JSON on its own line.`,
    );
  }
  return withoutFaults(found);
}

/**
 * Leaves out what could not be read, null, and counts it. Where no record says which feature it is of, its place does: there
 * the place of what could not be read stays, empty.
 */
export function withoutFaults(found: readonly (Readonly<Record<string, unknown>> | null)[]): JsonLines {
  const read = found.filter((record) => record !== null);
  const numbered = read.some((record) => 'index' in record);
  return {
    records: numbered ? read : found.map((record) => record ?? {}),
    skipped: found.length - read.length,
  };
}

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
