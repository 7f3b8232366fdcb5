import { isPlainObject } from './pack.ts';

/**
 * A long list of texts on its way to the page. Cloning a million strings would stop the page for a good part of a second;
 * bytes are transferred without a copy, and the page reads them part by part.
 */
interface PackedTexts {
  readonly kind: 'packed texts';
  /** each part in UTF-8 */
  readonly parts: readonly Uint8Array[];
  /** of each text, in UTF-16 units, `[texts]` */
  readonly lengths: Uint32Array;
}

/** Shorter lists are cloned as they are. */
const LEAST = 2 * 8192;
/** The number of texts in a part: one is read in some milliseconds. */
const PART = 8192;

/** Plain data with the long lists of texts in its fields packed; other data are returned as they are. */
export function packTexts(value: unknown): unknown {
  return changeFields(value, (field) => (isLongList(field) ? packed(field) : field));
}

/**
 * Undoes `packTexts`.
 *
 * @param pause  called between the parts, so that the thread can do something else
 */
export async function unpackTexts(value: unknown, pause: () => Promise<void>): Promise<unknown> {
  const lists = new Map<PackedTexts, string[]>();
  const find = (field: unknown) => {
    if (isPacked(field)) lists.set(field, []);
    return field;
  };
  changeFields(find(value), find);
  for (const [{ parts, lengths }, texts] of lists) {
    for (const part of parts) {
      if (texts.length > 0) await pause();
      append(texts, new TextDecoder('utf-8', { ignoreBOM: true }).decode(part), lengths);
    }
  }
  return changeFields(value, (field) => (isPacked(field) ? lists.get(field) : field));
}

/** Appends the texts that a part consists of. */
function append(texts: string[], part: string, lengths: Uint32Array): void {
  const end = Math.min(lengths.length, texts.length + PART);
  let at = 0;
  while (texts.length < end) {
    const length = lengths[texts.length]!;
    texts.push(part.slice(at, at + length));
    at += length;
  }
}

function packed(texts: readonly string[]): PackedTexts {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (let i = 0; i < texts.length; i += PART) parts.push(encoder.encode(texts.slice(i, i + PART).join('')));
  return { kind: 'packed texts', parts, lengths: Uint32Array.from(texts, ({ length }) => length) };
}

const isLongList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length >= LEAST && value.every((text) => typeof text === 'string');

const isPacked = (value: unknown): value is PackedTexts =>
  isPlainObject(value) && value['kind'] === 'packed texts';

/** A plain object with its fields changed: itself if none is. Fields of fields are left as they are. */
function changeFields(value: unknown, change: (field: unknown) => unknown): unknown {
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(([name, field]) => [name, change(field)] as const);
  return entries.some(([name, field]) => field !== value[name]) ? Object.fromEntries(entries) : value;
}
