/**
 * The text of bytes in an encoding. It is decoded as a stream, because at once Node takes Windows-1252 for Latin-1.
 *
 * @param encoding  its label at the WHATWG
 */
export function decodeIn(encoding: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}
