import { DataError } from '../../error.ts';
import { checkWhole } from '../../sources/limits.ts';
import { opened, type OpenedFile, type Readable, wholeFile } from '../../sources/source.ts';
import { reportTransfer } from '../../sources/transfers.ts';
import { gzipChunks, isGzip } from '../inflate.ts';
import { createTextDecoding } from './encoding.ts';

const CHUNK = 1 << 20;
/** Bytes of a large file that are in memory at a time; also the size of a request to a host. */
const PART = 1 << 24;
/** The longest line of a text file, in characters; a longer one would only fill the memory. */
const LONGEST = 1 << 26;

/**
 * The lines of a text file, gzipped or plain, in batches, so that no string holds the whole file, and only a part of a
 * plain file is in memory. The beginning of the text decides its encoding (see `encodingOf`). A byte order mark and the
 * carriage returns of Windows are left out; a final line break adds no line.
 *
 * @param file  the file's name, for messages
 * @param reading  the number of bytes decoded at a time, whether lines may contain zero bytes, and the number of bytes of a
 *   plain file that are in memory
 * @throws DataError when the gzip stream is damaged, the file is not text or in another encoding, or a line is longer than 64 MB
 */
export async function* textLines(
  given: Readable,
  file: string,
  { chunk = CHUNK, binary = false, part = PART } = {},
): AsyncGenerator<string[]> {
  const decoding = createTextDecoding(file);
  // The pieces of the line that is not ended yet: joined once, or a long line would cost the square of its length.
  let begun: string[] = [];
  let length = 0;
  let count = 0;
  /** a line feed, unless an old spreadsheet ends lines with a carriage return only */
  let ending: string | null = null;
  for await (const text of texts(pieces(opened(given), file, chunk, part), decoding)) {
    if (!binary && text.includes('\0')) throw notText(file, count + 1);
    ending ??= text.slice(0, -1).includes('\r') && !text.includes('\n') ? '\r' : '\n';
    const lines = text.split(ending);
    const rest = lines.pop()!;
    if (lines.length > 0) {
      lines[0] = begun.join('') + lines[0]!;
      begun = [];
      length = 0;
    }
    begun.push(rest);
    length += rest.length;
    if (length > LONGEST) {
      throw new DataError(
        `${file}: line ${count + lines.length + 1}: expected a line of at most ${LONGEST} characters, found a longer one; write one row on each line.`,
      );
    }
    count += lines.length;
    yield lines.map(withoutReturn);
    // Lets other work in, because a large table takes seconds.
    await new Promise((resolve) => setTimeout(resolve));
  }
  const last = begun.join('');
  if (last !== '') yield [withoutReturn(last)];
}

/** The text of the pieces of a file; the first text comes when the encoding is decided. */
async function* texts(
  given: AsyncIterable<Uint8Array>,
  decoding: ReturnType<typeof createTextDecoding>,
): AsyncGenerator<string> {
  for await (const piece of given) {
    const text = decoding.decode(piece);
    if (text !== '') yield text;
  }
  const rest = decoding.end();
  if (rest !== '') yield rest;
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);

async function* pieces(
  given: OpenedFile,
  file: string,
  chunk: number,
  part: number,
): AsyncGenerator<Uint8Array> {
  const { size } = given;
  if (isGzip(await given.read(0, Math.min(3, size)))) {
    yield* gzipChunks(await wholeFile(given, file), file);
    return;
  }
  checkWhole(size, file);
  for (let from = 0; from < size; from += part) {
    const to = Math.min(from + part, size);
    const bytes = await given.read(from, to, { part: { before: from, total: size } });
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    if (size > part) reportTransfer({ place: file, done: to, total: size });
  }
}

function notText(file: string, line: number): DataError {
  return new DataError(
    `${file}: expected a text table in UTF-8, found binary data near line ${line}; ` +
      'save it as text in UTF-8 (gensim: save_word2vec_format(path, binary=False)).',
  );
}
