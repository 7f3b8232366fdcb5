import { DataError, listNames } from '../../error.ts';
import { joined } from '../joined.ts';
import { likeliestEncoding } from './encodings/likeliest.ts';
import { encodingName } from '../../textEncodings.ts';

/** Decodes the bytes of a text file piece by piece. */
export interface TextDecoding {
  /** @throws DataError when the bytes are in an encoding that is not known */
  decode(piece: Uint8Array): string;
  /** Decodes what is left. */
  end(): string;
}

/** The form of UTF-16 that bytes are in, by their byte order mark, or because every other byte of them is zero; else null. */
function utf16In(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, Math.min(bytes.length, 512) & ~1);
  if (sample.length < 8) return null;
  const zeros = [0, 0];
  sample.forEach((byte, at) => byte === 0 && zeros[at % 2]!++);
  const most = sample.length / 2;
  // Text in the Latin alphabet; other text in UTF-16 has a byte order mark.
  if (zeros[1]! > 0.9 * most && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > 0.9 * most && zeros[1] === 0 ? 'utf-16be' : null;
}

/** The beginning of a text file that decides its encoding, in bytes. */
export const ENCODING_SAMPLE = 1 << 20;

/** The encoding of a text cannot be recognised. */
export class UnknownEncoding extends DataError {}

/**
 * The encoding of a text file by its beginning: UTF-8, with or without a byte order mark; UTF-16; or, if the bytes are not
 * UTF-8, the encoding of the language whose alphabet fits its letters. A text in UTF-8 stays one with some broken
 * letters, because a table of words that were cut to a length has some.
 *
 * @param sample  its first `ENCODING_SAMPLE` bytes
 * @param file  the file's name, for messages
 * @param whole  whether the sample is the whole file, so that its end cuts no letter
 * @returns the encoding's label at the WHATWG, such as `utf-8`
 * @throws UnknownEncoding naming the line and the byte
 */
export function encodingOf(
  sample: Uint8Array,
  file: string,
  whole = sample.length < ENCODING_SAMPLE,
): string {
  const utf16 = utf16In(sample);
  if (utf16) return utf16;
  const { letters, broken, at } = surveyed(whole ? sample : finished(sample));
  if (broken === 0 || letters > broken) return 'utf-8';
  const { encoding, possible } = likeliestEncoding(sample);
  if (encoding !== null) return encoding;
  throw unknownEncoding(file, 1 + linesIn(sample.subarray(0, at)), sample[at]!, possible);
}

function unknownEncoding(
  file: string,
  line: number,
  byte: number,
  possible: readonly string[],
): UnknownEncoding {
  const among = possible.length === 0 ? 'its encoding' : listNames(possible.map(encodingName));
  return new UnknownEncoding(
    `${file}: line ${line}: expected text in UTF-8, found the byte 0x${byte.toString(16)} of another encoding; choose ${among} in the dialog or with --encoding, or save the file as text in UTF-8.`,
  );
}

/**
 * Decodes a text file in the encoding that its beginning decides (see `encodingOf`). The text of the beginning comes when
 * all of its bytes are there.
 *
 * @param file  the file's name, for messages
 */
export function createTextDecoding(file: string): TextDecoding {
  let decoder: TextDecoder | null = null;
  let sample: Uint8Array[] = [];
  let sampled = 0;
  let ascii = true;
  let lines = 1;

  const begin = (): string => {
    const bytes = sample.length === 1 ? sample[0]! : joined(sample, sampled);
    sample = [];
    decoder = new TextDecoder(encodingOf(bytes.subarray(0, ENCODING_SAMPLE), file));
    return continued(bytes);
  };

  const continued = (bytes: Uint8Array): string => {
    if (ascii && decoder!.encoding === 'utf-8') watch(bytes);
    return decoder!.decode(bytes, { stream: true });
  };

  /** Refuses other bytes than UTF-8 that come after a beginning of ASCII, which did not announce them. */
  const watch = (bytes: Uint8Array): void => {
    const at = beyondAscii(bytes);
    if (at < 0) {
      lines += linesIn(bytes);
      return;
    }
    ascii = false;
    const rest = bytes.subarray(at);
    const { letters, broken } = surveyed(finished(rest));
    if (broken === 0 || letters > broken) return;
    throw unknownEncoding(
      file,
      lines + linesIn(bytes.subarray(0, at)),
      bytes[at]!,
      likeliestEncoding(rest).possible,
    );
  };

  return {
    decode(piece) {
      if (decoder) return continued(piece);
      sample.push(piece.slice());
      sampled += piece.length;
      return sampled < ENCODING_SAMPLE ? '' : begin();
    },
    end: () => (decoder ? '' : begin()) + decoder!.decode(),
  };
}

/** The text of a file that is in memory. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const decoding = createTextDecoding(file);
  const start = decoding.decode(bytes.subarray(0, ENCODING_SAMPLE));
  return start + decoding.decode(bytes.subarray(ENCODING_SAMPLE)) + decoding.end();
}

/** The text at the beginning of a file in an encoding; a letter that the end cuts is left out. */
export const decodeStart = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding).decode(bytes, { stream: true });

/** The place of the first byte that is not ASCII; −1 if all are. */
function beyondAscii(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return i;
  return -1;
}

/** Counts the letters of UTF-8 beyond ASCII and the bytes that are no UTF-8, and finds the first of these. */
function surveyed(bytes: Uint8Array) {
  const found = { letters: 0, broken: 0, at: -1 };
  for (let i = 0; i < bytes.length;) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    const length = sequenceAt(bytes, i);
    if (length > 0) {
      found.letters++;
      i += length;
      continue;
    }
    if (found.at < 0) found.at = i;
    found.broken++;
    i++;
  }
  return found;
}

/** The number of bytes that a lead byte of UTF-8 promises; 0 for another byte. */
const lengthOf = (byte: number): number =>
  byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;

/** The length of the letter in UTF-8 at a place; 0 when there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const length = lengthOf(bytes[at]!);
  for (let i = 1; i < length; i++) if ((bytes[at + i] ?? 0) >> 6 !== 2) return 0;
  return length;
}

/** Bytes without those at their end that begin a letter and do not finish it. */
const finished = (bytes: Uint8Array) => bytes.subarray(0, bytes.length - unfinished(bytes));

/** The number of bytes at the end that begin a letter and do not finish it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >> 6 === 2) continue;
    return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

function linesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
