/**
 * Pieces of bytes one after another.
 *
 * @param length  of the result; bytes after the last piece are zero
 * @throws RangeError when the pieces are longer
 */
export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
