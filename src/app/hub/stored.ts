import { openStore } from '../../dataset/sources/stored.ts';

/** A part of a remote file that this browser keeps. */
export interface StoredPart {
  readonly key: string;
  /** the file, without its host */
  readonly name: string;
  /** in bytes */
  readonly size: number;
  /** when it was read, ISO 8601 */
  readonly date: string;
}

/** The stored parts, the latest first; null if the page cannot use the browser's storage. */
export async function storedParts(): Promise<StoredPart[] | null> {
  const store = await openStore();
  if (!store) return null;
  const parts: StoredPart[] = [];
  for (const request of await store.keys()) {
    const headers = (await store.match(request))?.headers;
    parts.push({
      key: request.url,
      name: nameOf(request.url),
      size: Number(headers?.get('x-size') ?? 0),
      date: headers?.get('x-date') ?? '',
    });
  }
  return parts.sort((a, b) => b.date.localeCompare(a.date));
}

/** The file of a part, without its host; as it is written if its percent signs begin no codes. */
export function nameOf(address: string): string {
  const path = new URL(address).pathname.slice(1);
  try {
    return decodeURIComponent(path).replace('/resolve/', ' · ');
  } catch {
    return path;
  }
}

/** Deletes parts. */
export async function forgetParts(keys: readonly string[]): Promise<void> {
  const store = await openStore();
  for (const key of keys) await store?.delete(key);
}
