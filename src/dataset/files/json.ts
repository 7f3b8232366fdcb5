import { DataError } from '../error.ts';
import { gunzip } from './inflate.ts';
import { decodeText } from './text/encoding.ts';
import { textLines } from './text/lines.ts';
import { yamlFields } from './yaml.ts';

/** The largest text that fits into one string, in bytes. */
export const TEXT_LIMIT = 2 ** 29 - 2 ** 10;
/** Gzip shrinks JSON by a factor of ten, or of a hundred if it repeats itself; beyond this factor a small file is a bomb. */
const RATIO = 256;
const SMALL = 2 ** 26;

/** The largest manifest or configuration, in bytes: a thousand times what one has. */
export const MOST_FIELDS = 32e6;

async function textOf(bytes: Uint8Array, file: string): Promise<string> {
  const limit = Math.min(TEXT_LIMIT, Math.max(SMALL, RATIO * bytes.length));
  const plain = await gunzip(bytes, file, limit);
  if (plain.length <= TEXT_LIMIT) return decodeText(plain, file);
  throw new DataError(
    `${file}: expected at most ${TEXT_LIMIT} bytes of JSON, found ${plain.length}; split it into smaller files.`,
  );
}

/**
 * Parses a JSON file, gzipped or plain. A file of objects on lines of their own (JSON Lines) is a list of them, whatever
 * its name.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is not JSON, or too large for one string
 */
export async function readJson(bytes: Uint8Array, file: string): Promise<unknown> {
  const text = await textOf(bytes, file);
  if (/\.yaml$/i.test(file)) return yamlFields(text);
  try {
    return parseJson(text);
  } catch (error) {
    const records = recordsOnLines(text);
    if (records) return records;
    const start = text.trim().slice(0, 40);
    if (isPython(start)) throw inPython(file);
    throw new DataError(
      `${file}: expected JSON, found ${start ? `text starting “${start}”` : 'an empty file'} (${(error as Error).message}); correct it or write it again.`,
    );
  }
}

/** Whether a text begins as a dictionary that Python printed. */
const isPython = (start: string): boolean => /^(?:\[\s*)?\{\s*'/.test(start.trimStart());

const inPython = (file: string): DataError =>
  new DataError(
    `${file}: expected JSON, found dictionaries as Python prints them, with single quotes; write each with json.dumps(record), or convert the file: json.dumps(ast.literal_eval(line)).`,
  );

/** The longest text that is parsed a second time, in characters. */
const LONGEST_MENDED = 1 << 26;

/** Parses JSON and Python's extension of it: `NaN` and `Infinity`, which JSON lacks, become null. */
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

/** The objects of a text that has one on each line; null for another text. */
function recordsOnLines(text: string): Record<string, unknown>[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines[0]!.trim().endsWith('}')) return null;
  const records: Record<string, unknown>[] = [];
  for (const line of lines) {
    const record = parseLine(line);
    if (!record) return null;
    records.push(record);
  }
  return records;
}

/** The beginning of a JSON value, for a message. */
export function shownJson(value: unknown, most = 60): string {
  try {
    return (JSON.stringify(value) ?? 'nothing').slice(0, most);
  } catch {
    // The value is nested too deeply to be written.
    return 'lists within lists';
  }
}

/** The records of a JSON Lines file. */
export interface JsonLines {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** the number of lines that are not JSON objects; they are left out */
  readonly skipped: number;
}

/** Whether a parsed JSON value is an object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a JSON Lines file, gzipped or plain: one object on each line. Blank lines are skipped; lines that are not
 * objects are left out and counted. The file is read line by line, with pauses for other work.
 *
 * @param file  the file's name, for messages
 * @throws DataError when the gzip stream is damaged, or when none of the lines is an object
 */
export async function readJsonLines(bytes: Uint8Array, file: string): Promise<JsonLines> {
  const found: (Record<string, unknown> | null)[] = [];
  for await (const lines of textLines(bytes, file, { binary: true })) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      const record = parseLine(line);
      if (found.length === 0 && record === null && isPython(line)) throw inPython(file);
      found.push(record);
    }
  }
  if (found.length > 0 && found.every((record) => record === null)) {
    throw new DataError(
      `${file}: expected JSON Lines, one object on each line, found ${found.length} ${found.length === 1 ? 'line that is no object' : 'lines that are no objects'}; write each record as JSON on its own line.`,
    );
  }
  return withoutFaults(found);
}

/**
 * Removes and counts the records that could not be read (null). If no record has an index, its place says which feature
 * it belongs to; an empty record then stays in the place of each one that could not be read.
 */
export function withoutFaults(found: readonly (Readonly<Record<string, unknown>> | null)[]): JsonLines {
  const records = found.filter((record) => record !== null);
  const numbered = records.some((record) => 'index' in record);
  return {
    records: numbered ? records : found.map((record) => record ?? {}),
    skipped: found.length - records.length,
  };
}

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const value = parseJson(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
