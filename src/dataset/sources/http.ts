import { DataError, MissingFile } from '../error.ts';
import { storedPart } from './stored.ts';
import { PATIENCE, readAnswer } from './answer.ts';
import { checkPart, openedBytes, type OpenedFile, type ReadOptions } from './source.ts';

/** A file on the web. */
export interface Remote {
  readonly url: URL;
  /** the name in messages */
  readonly place: string;
  /** sent with each request, such as an authorization */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The size of the part that is read first, in bytes; most directories and headers lie in it. */
const FIRST_PART = 1 << 16;
const ADVICE = 'or download the file and open it from this machine';

/**
 * Reads a file whole.
 *
 * @throws DataError when the host does not answer or refuses, or the answer is not a file
 */
export async function readRemote(remote: Remote, options: ReadOptions = {}): Promise<Uint8Array> {
  return readAnswer(await request(remote, null, options), remote, null, options);
}

/**
 * Opens a file to read it in parts by range requests. If the host refuses ranges, or does not let this page ask for
 * them, the whole file is read once.
 *
 * @throws DataError as `readRemote`
 */
export async function openRemote(remote: Remote, options: ReadOptions = {}): Promise<OpenedFile> {
  const range: Range = [0, FIRST_PART];
  let response: Response;
  try {
    response = await request(remote, range, options);
  } catch (error) {
    // The host's rules for other sites may forbid ranges, or the range may be empty.
    if (options.signal?.aborted || !(error instanceof NoRange)) throw error;
    return openedBytes(await readRemote(remote, options));
  }
  const size = sizeOf(response);
  // Parts of a body that is compressed in transit are parts of other bytes.
  if (response.status !== 206 || size === null || response.headers.get('content-encoding')) {
    const whole = response.status === 206 ? await again(response, remote, options) : response;
    return openedBytes(await readAnswer(whole, remote, null, options));
  }
  const first = await readAnswer(response, remote, Math.min(FIRST_PART, size), options);
  const version = versionOf(response);
  // A host that is as near as the storage, or does not want its files stored, says so.
  const mayStore = !/\bno-store\b/i.test(response.headers.get('cache-control') ?? '');
  return {
    size,
    async read(begin, end, more = {}) {
      checkPart(begin, end, size);
      if (end <= first.length) return first.subarray(begin, end);
      const fetched = async () => {
        const answer = await request(remote, [begin, end], more);
        if (answer.status !== 206) {
          await answer.body?.cancel();
          throw new DataError(
            `${remote.place}: expected bytes ${begin} to ${end}, found HTTP ${answer.status}: the host stopped sending parts. Try again, ${ADVICE}.`,
          );
        }
        await checkAnswer(answer, [begin, end], { size, version }, remote);
        return readAnswer(answer, remote, end - begin, more);
      };
      if (version === null || !mayStore) return fetched();
      return storedPart(keyOf(remote.url, version, begin, end), end - begin, fetched, more.room);
    },
  };
}

type Range = readonly [begin: number, end: number];

/** Checks that a part is the requested one, and from the file whose first part was read. */
async function checkAnswer(
  answer: Response,
  [begin, end]: Range,
  { size, version }: { size: number; version: string | null },
  { place }: Remote,
): Promise<void> {
  const wanted = `bytes ${begin}-${end - 1}/${size}`;
  const found = answer.headers.get('content-range') ?? '';
  const now = versionOf(answer);
  if (found === wanted && now === version) return;
  await answer.body?.cancel();
  throw new DataError(
    found === wanted
      ? `${place}: expected version ${version ?? 'without a name'}, found ${now ?? 'one without a name'}: the file was replaced while it was read. Open it again.`
      : `${place}: expected ${wanted}, found “${found}”: the file was replaced while it was read, or the host sends parts that were not requested. Open it again, ${ADVICE}.`,
  );
}

const versionOf = (response: Response): string | null =>
  response.headers.get('etag') ?? response.headers.get('last-modified');

/** A range request that got no answer at all, or a range that the host found empty. */
class NoRange extends DataError {}

async function again(response: Response, remote: Remote, options: ReadOptions): Promise<Response> {
  await response.body?.cancel();
  return request(remote, null, options);
}

/** The address of a part in the browser's storage, without a signature in the query. */
function keyOf(url: URL, version: string, begin: number, end: number): string {
  const key = new URL(url.origin + url.pathname);
  key.searchParams.set('version', version);
  key.searchParams.set('range', `${begin}-${end}`);
  return key.href;
}

/** The size of the whole file from `Content-Range`; null if the host does not show it. */
function sizeOf(response: Response): number | null {
  const size = /^bytes \d+-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
  return size === undefined ? null : Number(size);
}

async function request(
  { url, place, headers }: Remote,
  range: Range | null,
  { signal }: ReadOptions,
): Promise<Response> {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), PATIENCE);
  let response: Response;
  try {
    response = await fetch(url, {
      referrerPolicy: 'no-referrer',
      headers: { ...headers, ...(range && { range: `bytes=${range[0]}-${range[1] - 1}` }) },
      signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    if (!stop.signal.aborted && (await redirects(url))) throw lostOnTheWay(place);
    throw noAnswer(place, range, stop.signal.aborted);
  } finally {
    clearTimeout(limit);
  }
  if (response.ok) return response;
  await response.body?.cancel();
  const message = `${place}: expected a file, found ${statusText(response.status)}`;
  if (range && response.status === 416) throw new NoRange(message);
  if (response.status === 404 || response.status === 410) throw new MissingFile(message);
  throw new DataError(message);
}

const OFFLINE = 'Connect it and try again, or open files from this machine.';

/** Whether the browser knows that there is no network. Where nobody says so, there is one. */
export const isOffline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

/** Whether the host answers with a redirection, which failed: pages are not told where it led. */
export async function redirects(url: URL): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(url, { redirect: 'manual', referrerPolicy: 'no-referrer', signal });
    await answer.body?.cancel();
    return answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400);
  } catch {
    return false;
  }
}

const lostOnTheWay = (place: string) =>
  new DataError(
    `${place}: expected a file, found a redirection that leads to none: it goes round in circles, or to a host that does not ` +
      `answer or does not let other sites read its files. Use the address to which it leads, ${ADVICE}.`,
  );

function noAnswer(place: string, range: Range | null, late: boolean): DataError {
  if (late) {
    return new DataError(
      `${place}: expected an answer within ${PATIENCE / 1000} seconds, found none. Try again later, ${ADVICE}.`,
    );
  }
  if (isOffline())
    return new DataError(`${place}: expected an answer, found none: this machine is offline. ${OFFLINE}`);
  const message =
    `${place}: expected an answer, found none: the address is wrong, the network is down, or the host does not let other sites ` +
    `read its files (CORS). Check the address, have the host send Access-Control-Allow-Origin: *, ${ADVICE}.`;
  return range ? new NoRange(message) : new DataError(message);
}

function statusText(status: number): string {
  if (status === 404 || status === 410) {
    return `none (HTTP ${status}). Check the address and that everything was uploaded.`;
  }
  if (status === 401 || status === 403) {
    return `that reading it is not allowed (HTTP ${status}). Make the file public or give an access token, ${ADVICE}.`;
  }
  if (status === 429) return 'that the host asks to wait (HTTP 429). Try again in a minute.';
  return `HTTP ${status}. Try again later, ${ADVICE}.`;
}
