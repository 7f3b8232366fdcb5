import { DataError } from '../../error.ts';

/** Decodes the bytes of a text file piece by piece. */
export interface TextDecoding {
  /** @throws DataError when the bytes are in an encoding that is not known */
  decode(piece: Uint8Array): string;
  /** Decodes what is left. */
  end(): string;
}

/** A longer beginning says nothing more about the bytes of a file. */
const SAMPLED = 1 << 16;

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

/**
 * Decodes a text file: UTF-8, with or without a byte order mark; UTF-16; or Windows-1252 (of which Latin-1 is a part), if
 * the bytes are no UTF-8 and read as letters among ASCII. Broken letters among others in UTF-8 become U+FFFD, because a
 * table of words that were cut to a length has some.
 *
 * @param file  the file's name, for messages
 */
export function createTextDecoding(file: string): TextDecoding {
  let decoder: TextDecoder | null = null;
  let wide = false;
  let lines = 1;
  let held = new Uint8Array(0);
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let begun = false;

  const first = (piece: Uint8Array) => {
    begun = true;
    const utf16 = utf16In(piece);
    if (utf16) decoder = new TextDecoder(utf16);
    return !utf16 && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? piece.subarray(3) : piece;
  };

  /** The text of bytes in UTF-8; null when they are something else. */
  const strictly = (bytes: Uint8Array): string | null => {
    try {
      const text = strict.decode(bytes);
      wide ||= text.length < bytes.length;
      return text;
    } catch {
      return null;
    }
  };

  const whole = (bytes: Uint8Array): string => {
    const text = strictly(bytes);
    if (text !== null) {
      if (!wide) lines += linesIn(bytes);
      return text;
    }
    decoder = new TextDecoder(otherEncoding(bytes, wide, lines, file));
    return decoder.decode(bytes, { stream: true });
  };

  return {
    decode(piece) {
      const bytes = begun ? piece : first(piece);
      if (decoder) return decoder.decode(bytes, { stream: true });
      const joined = held.length === 0 ? bytes : concatenated(held, bytes);
      const cut = unfinished(joined);
      held = joined.slice(joined.length - cut);
      return whole(joined.subarray(0, joined.length - cut));
    },
    end() {
      if (decoder) return decoder.decode();
      return held.length === 0 ? '' : whole(held) + ((decoder as TextDecoder | null)?.decode() ?? '');
    },
  };
}

/** The text of a file that is in memory. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const decoding = createTextDecoding(file);
  return decoding.decode(bytes) + decoding.end();
}

/** The text at the beginning of a file; a letter that the end cuts is left out. */
export function decodeStart(bytes: Uint8Array, file: string): string {
  return createTextDecoding(file).decode(bytes);
}

/**
 * The encoding of bytes that are no UTF-8.
 *
 * @param wide  whether the bytes before them had letters in UTF-8
 * @param line  the number of their first line
 * @throws DataError naming the line and the byte when it is not known
 */
function otherEncoding(bytes: Uint8Array, wide: boolean, line: number, file: string): string {
  const { letters, broken, single, runs, at } = surveyed(bytes);
  if (wide || letters > broken) return 'utf-8';
  // Languages with an alphabet of their own, and Chinese or Japanese, have whole words of such bytes.
  if (single >= 0.75 * runs) return 'windows-1252';
  const place = line + linesIn(bytes.subarray(0, at));
  throw new DataError(
    `${file}: line ${place}: expected text in UTF-8, found the byte 0x${bytes[at]!.toString(16)} of another encoding; save the file as text in UTF-8.`,
  );
}

/** Counts the letters of UTF-8 beyond ASCII, the bytes that are no UTF-8, and how many of these stand singly. */
function surveyed(bytes: Uint8Array) {
  const found = { letters: 0, broken: 0, single: 0, runs: 0, at: -1 };
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
    let end = i;
    while (end < bytes.length && bytes[end]! >= 0x80) end++;
    if (found.at < 0) found.at = i;
    found.broken += end - i;
    found.runs++;
    if (end - i <= 1) found.single++;
    i = end;
    if (found.runs > SAMPLED) break;
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

function concatenated(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
