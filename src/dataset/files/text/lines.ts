import { DataError } from '../../error.ts';
import { gzipChunks, isGzip } from '../inflate.ts';

const CHUNK = 1 << 20;
/** The longest line of a text file, in characters; a longer one would only fill the memory. */
const LONGEST = 1 << 26;

/**
 * The lines of a text file in UTF-8, gzipped or plain, in batches, so that no string holds the whole file.
 * A byte order mark and the carriage returns of Windows are left out; a final line break adds no line.
 *
 * @param file  the file's name, for messages
 * @param reading  the number of bytes decoded at a time, and whether lines may contain zero bytes
 * @throws DataError when the gzip stream is damaged, the file is not text, or a line is longer than 64 MB
 */
export async function* textLines(
  bytes: Uint8Array,
  file: string,
  { chunk = CHUNK, binary = false } = {},
): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let count = 0;
  for await (const piece of pieces(bytes, file, chunk)) {
    const text = decoder.decode(piece, { stream: true });
    if (!binary && text.includes('\0')) throw notText(file, count + 1);
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST) {
      throw new DataError(
        `${file}: line ${count + lines.length + 1}: expected a line of at most ${LONGEST} characters, found a longer one; write one row on each line.`,
      );
    }
    count += lines.length;
    yield lines.map(withoutReturn);
    // Lets other work in, because a large table takes seconds.
    await new Promise((resolve) => setTimeout(resolve));
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);

async function* pieces(bytes: Uint8Array, file: string, chunk: number): AsyncGenerator<Uint8Array> {
  if (isGzip(bytes)) yield* gzipChunks(bytes, file);
  else for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

function notText(file: string, line: number): DataError {
  return new DataError(
    `${file}: expected a text table in UTF-8, found binary data near line ${line}; ` +
      'save it as text in UTF-8 (gensim: save_word2vec_format(path, binary=False)).',
  );
}
