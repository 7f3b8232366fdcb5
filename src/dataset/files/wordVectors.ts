import type { Matrix } from '../../math/matrices/matrix.ts';
import { DataError } from '../error.ts';
import { allocate, LARGEST_WHOLE } from '../sources/limits.ts';
import { gunzip } from './inflate.ts';

/** What the beginning of a binary file of word vectors says. */
export type BinaryWords =
  | { readonly kind: 'word2vec'; readonly rows: number; readonly dim: number }
  | { readonly kind: 'fastText' };

/** The first line of a word2vec binary: the number of rows and of dimensions. */
const SIZES = /^(\d{1,9}) (\d{1,6})\n/;
const FASTTEXT = [0xba, 0x16, 0x4f, 0x2f];
/** The longest word, in bytes; a longer one means that the file is damaged. */
const LONGEST_WORD = 1 << 14;

/**
 * Whether a file begins as word vectors in binary form: word2vec's, or a fastText model.
 *
 * @param start  its first bytes, unpacked; a kilobyte is enough
 */
export function binaryWords(start: Uint8Array): BinaryWords | null {
  if (FASTTEXT.every((byte, i) => start[i] === byte)) return { kind: 'fastText' };
  const found = SIZES.exec(new TextDecoder('latin1').decode(start.subarray(0, 20)));
  if (!found) return null;
  const behind = start.subarray(found[0].length + start.subarray(found[0].length).indexOf(32) + 1);
  const isBinary = behind.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte > 126);
  return isBinary ? { kind: 'word2vec', rows: Number(found[1]), dim: Number(found[2]) } : null;
}

/** Words and their vectors. */
export interface Words {
  /** `[rows]` */
  readonly words: readonly string[];
  /** `[rows, dim]` */
  readonly vectors: Matrix;
}

/**
 * Reads word2vec's binary format, gzipped or plain: a line with the numbers of rows and dimensions; then for each row a
 * word, a space, and the numbers as float32, little-endian.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is something else, cut short, or has numbers that are not finite
 */
export async function readBinaryWords(packed: Uint8Array, file: string): Promise<Words> {
  const bytes = await gunzip(packed, file, LARGEST_WHOLE);
  const found = binaryWords(bytes.subarray(0, 1024));
  if (found?.kind !== 'word2vec') throw notWord2vec(file, found);
  const { rows, dim } = found;
  const fault = (row: number, what: string) =>
    new DataError(
      `${file}: row ${row}: expected a word and ${dim} float32 numbers, of ${rows} rows as its first line promises, found ${what}; download or write it again.`,
    );
  if (rows === 0 || dim === 0 || rows * (4 * dim + 1) > bytes.length)
    throw fault(0, `${bytes.length} bytes in all`);
  const data = allocate(4 * rows * dim, file, () => new Float32Array(rows * dim));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const words: string[] = [];
  let at = bytes.indexOf(10) + 1;
  for (let row = 0; row < rows; row++) {
    // The original program ends each row with a line feed, others do not.
    if (bytes[at] === 10) at++;
    const space = bytes.subarray(at, at + LONGEST_WORD).indexOf(32);
    if (space < 0) throw fault(row, 'no space behind the word');
    words.push(decoder.decode(bytes.subarray(at, at + space)));
    at += space + 1;
    if (at + 4 * dim > bytes.length) throw fault(row, `the end after ${bytes.length} bytes`);
    for (let i = 0; i < dim; i++, at += 4) {
      const number = view.getFloat32(at, true);
      if (!Number.isFinite(number)) throw fault(row, String(number));
      data[row * dim + i] = number;
    }
  }
  return { words, vectors: { data, rows, columns: dim } };
}

/** A refusal of a file that is no word2vec binary. */
export function notWord2vec(file: string, found: BinaryWords | null): DataError {
  return new DataError(
    found
      ? `${file}: expected word2vec's binary format, found a fastText model, which is more than vectors; open the .vec file that stands beside it, or write the vectors as text.`
      : `${file}: expected word2vec's binary format, found another kind of file; write the vectors as text (gensim: save_word2vec_format(path, binary=False)).`,
  );
}
