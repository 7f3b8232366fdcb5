import { cacheNames, CHOICE, isChosen } from '../../src/dataset/sources/offline.ts';
import { SMALLEST_STORED } from '../../src/dataset/sources/stored.ts';

/** The header in which a stored answer keeps its status: a cache accepts no answers of ranges. */
const STATUS = 'x-tricosm-status';

/** Stores what hosts answer for the datasets that the user has chosen, and answers when the hosts do not. */
export function chosenDatasets(scope: string) {
  const { chosen } = cacheNames(scope);
  let addresses: Promise<readonly string[]> | null = null;
  const known = () => (addresses ??= readChoice(chosen, scope));
  return {
    /** Forgets the choice; it is read again with the next request. */
    readAgain: () => {
      addresses = null;
    },
    answer: async (request: Request): Promise<Response> => {
      if (!isChosen(request.url, await known())) return fetch(request);
      const key = keyOf(request);
      try {
        const answer = await fetch(request);
        if (isForStore(answer)) void store(chosen, key, answer.clone());
        return answer;
      } catch (error) {
        const stored = await (await caches.open(chosen)).match(key, { ignoreVary: true });
        if (!stored) throw error;
        const { headers } = stored;
        return new Response(stored.body, { status: Number(headers.get(STATUS) ?? 200), headers });
      }
    },
  };
}

async function readChoice(cache: string, scope: string): Promise<readonly string[]> {
  if (!(await caches.has(cache))) return [];
  const stored = await (await caches.open(cache)).match(new URL(CHOICE, scope));
  return stored ? ((await stored.json()) as string[]) : [];
}

/** The address of an answer in the cache: that of the file, with the range. */
function keyOf({ url, headers }: Request): string {
  const key = new URL(url);
  const range = headers.get('range');
  if (range !== null) key.searchParams.set('tricosm-range', range);
  return key.href;
}

/** Whole files, and parts that the page itself does not store; see `storedPart`. */
function isForStore({ status, headers }: Response): boolean {
  if (status === 200) return true;
  const [, first, last] = /^bytes (\d+)-(\d+)\//.exec(headers.get('content-range') ?? '') ?? [];
  if (status !== 206 || last === undefined) return false;
  const hasVersion = headers.has('etag') || headers.has('last-modified');
  return Number(last) - Number(first) + 1 < SMALLEST_STORED || !hasVersion;
}

/** Stores an answer; a full storage is no reason for the page to stop. */
async function store(cache: string, key: string, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set(STATUS, String(answer.status));
  // The body is not compressed any more.
  headers.delete('content-encoding');
  try {
    await (await caches.open(cache)).put(key, new Response(answer.body, { headers }));
  } catch {
    // It is read from its host again.
  }
}
