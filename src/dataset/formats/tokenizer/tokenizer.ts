import { DataError } from '../../error.ts';

/** The text of a token, given its number. */
export type TokenText = (id: number) => string;

/** Tokens without a tokenizer: their numbers. */
export const numberedTokens: TokenText = (id) => ` ${id}`;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether parsed JSON is a tokenizer, as the `tokenizers` library saves it. */
export const isTokenizer = (value: unknown): boolean =>
  isObject(value) && isObject(value['model']) && typeof value['model']['vocab'] === 'object';

/**
 * Reads a `tokenizer.json` of the `tokenizers` library: the vocabulary of its model and the added tokens. Each token is
 * decoded by itself: `▁` is a space, `<0x0A>` a byte, and byte-level alphabets (GPT-2's) become bytes in UTF-8; of a
 * character that several tokens share, each shows a replacement character.
 *
 * @param file  its name, for messages
 * @throws DataError when it is no tokenizer
 */
export function readTokenizer(value: unknown, file: string): TokenText {
  if (!isTokenizer(value)) {
    throw new DataError(
      `${file}: expected a tokenizer with a “model” that has a “vocab”, found another object; give the tokenizer.json of the model.`,
    );
  }
  const { model, added_tokens: added } = value as Fields;
  const { vocab } = model as Fields;
  const texts = new Map<number, string>();
  if (Array.isArray(vocab)) {
    vocab.forEach((entry, id) => {
      if (Array.isArray(entry) && typeof entry[0] === 'string') texts.set(id, entry[0]);
    });
  } else {
    for (const [token, id] of Object.entries(vocab as Fields))
      if (typeof id === 'number') texts.set(id, token);
  }
  const whole = new Map<number, string>();
  for (const entry of Array.isArray(added) ? added : []) {
    const { id, content } = (entry ?? {}) as Fields;
    if (typeof id === 'number' && typeof content === 'string') whole.set(id, content);
  }
  const decode = isByteLevel(value as Fields) ? fromByteLevel : fromPieces;
  return (id) => {
    const token = texts.get(id);
    return whole.get(id) ?? (token === undefined ? numberedTokens(id) : decode(token));
  };
}

/** Whether the tokens are written in GPT-2's alphabet of bytes. */
function isByteLevel({ decoder, pre_tokenizer: before }: Fields): boolean {
  const names = (part: unknown): boolean =>
    isObject(part) &&
    (part['type'] === 'ByteLevel' ||
      [part['decoders'], part['pretokenizers']].some((list) => Array.isArray(list) && list.some(names)));
  return names(decoder) || names(before);
}

/** A SentencePiece token as text. */
function fromPieces(token: string): string {
  const [, byte] = /^<0x([0-9A-F]{2})>$/i.exec(token) ?? [];
  return byte === undefined
    ? token.replaceAll('▁', ' ')
    : new TextDecoder().decode(Uint8Array.of(parseInt(byte, 16)));
}

/** GPT-2's alphabet: printable bytes stand for themselves, the others for the characters from U+0100 on. */
const BYTES: ReadonlyMap<string, number> = (() => {
  const bytes = new Map<string, number>();
  let next = 0x100;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    bytes.set(String.fromCharCode(printable ? byte : next++), byte);
  }
  return bytes;
})();

/** A token of GPT-2's alphabet as text. */
function fromByteLevel(token: string): string {
  const bytes = [...token].map((character) => BYTES.get(character));
  return bytes.includes(undefined) ? token : new TextDecoder().decode(Uint8Array.from(bytes as number[]));
}
