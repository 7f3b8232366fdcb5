/** The types of a field in Thrift's compact protocol, as far as Parquet uses them. */
const [TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, STRUCT] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 12,
] as const;
/** The deepest nesting that is accepted; Parquet's own structures have six levels. */
const DEEPEST = 32;

/**
 * Walks through a structure of Thrift's compact protocol, such as a head of Parquet, before it is parsed: the parser
 * allocates lists by the lengths that they claim, and reads numbers of any length.
 *
 * @param at  where the structure begins
 * @returns where it ends
 * @throws Error when it does not fit into the bytes, or is nested too deeply
 */
export function checkThrift(bytes: Uint8Array, at = 0): number {
  const byte = () => {
    if (at >= bytes.length) throw new Error('a head that ends early');
    return bytes[at++]!;
  };
  const skip = (count: number) => {
    if (count > bytes.length - at) throw new Error('a head that claims more than there is');
    at += count;
  };
  /** A number in seven bits per byte, the lowest first. */
  const number = () => {
    let value = 0;
    for (let i = 0; i < 10; i++) {
      const next = byte();
      value += (next & 0x7f) * 2 ** (7 * i);
      if (next < 0x80) return value;
    }
    throw new Error('a number of more than 64 bits in a head');
  };
  const element = (kind: number, depth: number): void => {
    if (kind === BYTE) skip(1);
    else if (kind === I16 || kind === I32 || kind === I64) number();
    else if (kind === DOUBLE) skip(8);
    else if (kind === BINARY) skip(number());
    else if (kind === LIST) list(depth);
    else if (kind === STRUCT) struct(depth);
    else if (kind !== TRUE && kind !== FALSE) throw new Error('a field of unknown kind in a head');
  };
  const list = (depth: number) => {
    const head = byte();
    const kind = head & 0x0f;
    const count = head >> 4 === 15 ? number() : head >> 4;
    // Every element takes at least a byte.
    if (count > bytes.length - at) throw new Error('a list in a head that claims more than there is');
    for (let i = 0; i < count; i++) element(kind === TRUE || kind === FALSE ? BYTE : kind, depth + 1);
  };
  const struct = (depth: number) => {
    if (depth > DEEPEST) throw new Error('a head that is nested too deeply');
    for (let head = byte(); (head & 0x0f) !== 0; head = byte()) {
      if (head >> 4 === 0) number();
      element(head & 0x0f, depth + 1);
    }
  };
  struct(0);
  return at;
}
