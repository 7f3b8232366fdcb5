/** All stored parts of files together take at most these bytes. */
export const MOST_STORED = 8e9;
/** … and at most this share of what the browser gives this site, which keeps the user's work there, too. */
const SHARE = 0.5;

interface Estimate {
  readonly usage?: number;
  readonly quota?: number;
}

/**
 * Makes room for a part: deletes the parts that were stored first until it fits.
 *
 * @param size  of the part, in bytes
 * @param estimate  what the site takes and may take; unknown numbers set no limit
 * @returns whether there is room now
 */
export async function makeRoom(
  store: Pick<Cache, 'keys' | 'match' | 'delete'>,
  size: number,
  { usage = 0, quota = Infinity }: Estimate,
): Promise<boolean> {
  const most = Math.min(MOST_STORED, SHARE * quota);
  if (size > most) return false;
  let over = usage + size - most;
  if (over <= 0) return true;
  const parts = await Promise.all(
    (await store.keys()).map(async (request) => {
      const headers = (await store.match(request))?.headers;
      return { request, size: Number(headers?.get('x-size') ?? 0), date: headers?.get('x-date') ?? '' };
    }),
  );
  parts.sort((a, b) => a.date.localeCompare(b.date));
  for (const part of parts) {
    if (over <= 0) break;
    await store.delete(part.request);
    over -= part.size;
  }
  return over <= 0;
}

/** What this site takes of the browser's storage; empty where the browser does not say it. */
export async function storageEstimate(): Promise<Estimate> {
  try {
    return await navigator.storage.estimate();
  } catch {
    return {};
  }
}
