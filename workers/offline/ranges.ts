/** A range of bytes: from `begin` to before `end`. */
type Range = readonly [begin: number, end: number];

/**
 * Parses a `Range` header of one range from a first to a last byte, or from a first byte on.
 *
 * @param size  of the file in bytes
 * @returns null if the header asks for something else, or for bytes behind the end
 */
export function parseRange(header: string, size: number): Range | null {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? [];
  if (first === undefined) return null;
  const begin = Number(first);
  const end = last === '' ? size : Math.min(size, Number(last) + 1);
  return begin < end ? [begin, end] : null;
}

/** Headers of a stored answer that stop being true of a part of it, or of its bytes once they are decompressed. */
const OF_THE_TRANSFER = ['content-encoding', 'content-length', 'transfer-encoding'];

/**
 * Answers from a stored file as a host would: whole, or the range that is asked for. The answer must not be stored a second
 * time, and says so.
 *
 * @param range  the request's `Range` header; null for the whole file
 */
export async function answerFrom(stored: Response, range: string | null): Promise<Response> {
  const headers = new Headers(stored.headers);
  for (const name of OF_THE_TRANSFER) headers.delete(name);
  headers.set('cache-control', 'no-store');
  if (range === null) return new Response(stored.body, { headers });
  const bytes = await stored.blob();
  const found = parseRange(range, bytes.size);
  if (!found) {
    headers.set('content-range', `bytes */${bytes.size}`);
    return new Response(null, { status: 416, headers });
  }
  const [begin, end] = found;
  headers.set('content-range', `bytes ${begin}-${end - 1}/${bytes.size}`);
  headers.set('content-length', String(end - begin));
  return new Response(bytes.slice(begin, end), { status: 206, headers });
}
