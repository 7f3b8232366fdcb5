import { ALPHABETS } from './alphabets.ts';
import { alphabetFit } from './letters.ts';
import { decodeIn } from './decodeIn.ts';
import { TEXT_ENCODINGS } from '../../../textEncodings.ts';
import { pairFits } from './pairs.ts';

/** The encoding of bytes that are not UTF-8, or the ones that it may be. */
export interface LikelyEncoding {
  /** null when the bytes do not decide it */
  readonly encoding: string | null;
  /** the ids of the encodings that fit, the best first */
  readonly possible: readonly string[];
}

/** Below this fit, an encoding is not taken. */
const LEAST_FIT = 0.8;
/** Encodings whose fits differ by less fit equally well. */
const MARGIN = 0.04;
/** The most evidence that is weighed, in bytes. */
const EVIDENCE = 1 << 16;
/** Of encodings that fit equally well, this one is taken: most text that is not UTF-8 is in it. */
const USUAL = 'windows-1252';

/**
 * The encoding of bytes that are not UTF-8, by their letters: the encoding of the language whose alphabet has them.
 *
 * @param bytes  a sample of the text
 */
export function likeliestEncoding(bytes: Uint8Array): LikelyEncoding {
  const evidence = linesBeyondAscii(bytes);
  const texts = new Map<string, string>();
  const textIn = (encoding: string): string => {
    const text = texts.get(encoding) ?? decodeIn(encoding, evidence);
    texts.set(encoding, text);
    return text;
  };
  const fits = new Map(TEXT_ENCODINGS.map(({ id }) => [id, 0]));
  const all = [
    ...ALPHABETS.map((alphabet) => ({
      encoding: alphabet.encoding,
      fit: alphabetFit(textIn(alphabet.encoding), alphabet),
    })),
    ...pairFits(evidence),
  ];
  for (const { encoding, fit } of all) fits.set(encoding, Math.max(fits.get(encoding)!, fit));
  const most = Math.max(...fits.values());
  const possible = [...fits]
    .filter(([, fit]) => fit >= Math.max(most - MARGIN, LEAST_FIT))
    .toSorted((a, b) => b[1] - a[1])
    .map(([encoding]) => encoding);
  if (possible.includes(USUAL)) return { encoding: USUAL, possible };
  const [first] = possible;
  if (first === undefined) return { encoding: null, possible };
  const alike = possible.every((other) => textIn(other) === textIn(first));
  return { encoding: alike ? first : null, possible };
}

/** The lines that have bytes beyond ASCII, as far as they are weighed. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(Math.min(bytes.length, EVIDENCE));
  let length = 0;
  let from = 0;
  while (from < bytes.length && length < kept.length) {
    const end = bytes.indexOf(10, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1);
    if (line.some((byte) => byte >= 0x80)) {
      const part = line.subarray(0, kept.length - length);
      kept.set(part, length);
      length += part.length;
    }
    from += line.length;
  }
  return kept.subarray(0, length);
}
