import { DataError, MissingFile } from '../error.ts';
import { keptPart } from './stored.ts';
import { checkPart, openedBytes, type OpenedFile, type ReadOptions } from './source.ts';
import { reportTransfer } from './transfers.ts';

/** A file on the web. */
export interface Remote {
  readonly url: URL;
  /** what messages call it */
  readonly place: string;
  /** sent with each request, such as an authorization */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The first part that is read: most directories and headers lie in it. */
const FIRST_PART = 1 << 16;
/** A host that sends nothing for so long, in milliseconds, has stopped. */
export const PATIENCE = 30_000;
const ADVICE = 'or download the file and open it from this machine';

/**
 * Reads a file whole.
 *
 * @throws DataError when the host does not answer, refuses, or the answer is not a file
 */
export async function readRemote(remote: Remote, options: ReadOptions = {}): Promise<Uint8Array> {
  return body(await request(remote, null, options), remote, null, options);
}

/**
 * Opens a file to read it in parts by range requests. A host that refuses ranges, or does not let this page ask for
 * them, is asked for the whole file, once.
 *
 * @throws DataError as `readRemote`
 */
export async function openRemote(remote: Remote, options: ReadOptions = {}): Promise<OpenedFile> {
  const range: Range = [0, FIRST_PART];
  let response: Response;
  try {
    response = await request(remote, range, options);
  } catch (error) {
    // A range may be what the host's rules for other sites do not allow, or it may be empty.
    if (options.signal?.aborted || !(error instanceof NoRange)) throw error;
    return openedBytes(await readRemote(remote, options));
  }
  const size = sizeOf(response);
  // Parts of a body that is compressed on the way are parts of other bytes.
  if (response.status !== 206 || size === null || response.headers.get('content-encoding')) {
    const whole = response.status === 206 ? await again(response, remote, options) : response;
    return openedBytes(await body(whole, remote, null, options));
  }
  const first = await body(response, remote, Math.min(FIRST_PART, size), options);
  const version = versionOf(response);
  // A host that is as near as the storage, or does not want its files in it, says so.
  const mayKeep = !/\bno-store\b/i.test(response.headers.get('cache-control') ?? '');
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
        return body(answer, remote, end - begin, more);
      };
      if (version === null || !mayKeep) return fetched();
      return keptPart(keyOf(remote.url, version, begin, end), end - begin, fetched);
    },
  };
}

type Range = readonly [begin: number, end: number];

/** Checks that a part is the one that was asked for, and of the file whose first part was read. */
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
      : `${place}: expected ${wanted}, found “${found}”: the file was replaced while it was read, or the host sends other parts than it is asked for. Open it again, ${ADVICE}.`,
  );
}

const versionOf = (response: Response): string | null =>
  response.headers.get('etag') ?? response.headers.get('last-modified');

/** A request with a range that got no answer at all, or that the host found empty. */
class NoRange extends DataError {}

async function again(response: Response, remote: Remote, options: ReadOptions): Promise<Response> {
  await response.body?.cancel();
  return request(remote, null, options);
}

/** The address of a part in the browser's storage; what a signature adds to an address is left out. */
function keyOf(url: URL, version: string, begin: number, end: number): string {
  const key = new URL(url.origin + url.pathname);
  key.searchParams.set('version', version);
  key.searchParams.set('range', `${begin}-${end}`);
  return key.href;
}

/** The whole file's size by a `Content-Range`; null where the host does not show it. */
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

function noAnswer(place: string, range: Range | null, late: boolean): DataError {
  if (late) {
    return new DataError(
      `${place}: expected an answer within ${PATIENCE / 1000} seconds, found none. Try again later, ${ADVICE}.`,
    );
  }
  const message =
    `${place}: expected an answer, found none: the address is wrong, the network is down, or the host does not let other sites ` +
    `read its files (CORS). Check the address, have the host send Access-Control-Allow-Origin: *, ${ADVICE}.`;
  return range ? new NoRange(message) : new DataError(message);
}

function statusText(status: number): string {
  if (status === 404 || status === 410) {
    return `that there is none (HTTP ${status}). Check the address and that everything was uploaded.`;
  }
  if (status === 401 || status === 403) {
    return `that reading it is not allowed (HTTP ${status}). Make the file public or give an access token, ${ADVICE}.`;
  }
  if (status === 429) return 'that the host asks to wait (HTTP 429). Try again in a minute.';
  return `HTTP ${status}. Try again later, ${ADVICE}.`;
}

/**
 * An answer's bytes, as they come.
 *
 * @param expected  how many there must be; null where the answer itself tells
 */
async function body(
  response: Response,
  { place }: Remote,
  expected: number | null,
  { signal, progress, part }: ReadOptions,
): Promise<Uint8Array> {
  const promised = expected ?? promisedLength(response);
  const told = (done: number) => {
    progress?.(done, promised);
    reportTransfer({ place, done: (part?.before ?? 0) + done, total: part?.total ?? promised });
  };
  const bytes = await collect(response, promised, place, told, signal);
  if (promised !== null && bytes.length !== promised && (expected !== null || bytes.length < promised)) {
    throw new DataError(
      `${place}: expected ${promised} bytes, found ${bytes.length}: the connection broke. Try again.`,
    );
  }
  if (isPage(bytes, response) && !/\.html?$/i.test(place)) {
    throw new DataError(
      `${place}: expected a file, found a web page: the host answers with a page of its own where there is no such file. Check the address.`,
    );
  }
  return bytes;
}

/** The length of the encoded body, where it is that of the bytes too: another host's answer hides whether it is. */
function promisedLength(response: Response): number | null {
  const length = response.headers.get('content-length');
  const telling = response.type !== 'cors' && !response.headers.get('content-encoding');
  return telling && length !== null ? Number(length) : null;
}

/** The most that is laid out beforehand on a host's word. */
const TRUSTED = 2 ** 31;

async function collect(
  response: Response,
  promised: number | null,
  place: string,
  told: (done: number) => void,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array(0);
  // Where the length is known, bytes go straight to their places: no second copy of a large file.
  let out = new Uint8Array(promised !== null && promised <= TRUSTED ? promised : 1 << 16);
  let at = 0;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(PATIENCE, reader.read(), place);
      signal?.throwIfAborted();
      if (done) return at === out.length ? out : out.slice(0, at);
      if (at + value.length > out.length) {
        const larger = new Uint8Array(Math.max(2 * out.length, at + value.length));
        larger.set(out.subarray(0, at));
        out = larger;
      }
      out.set(value, at);
      at += value.length;
      told(at);
    }
  } catch (error) {
    if (error instanceof DataError || signal?.aborted) throw error;
    throw new DataError(`${place}: expected the whole file, found that the connection broke. Try again.`);
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Waits for the next bytes, but not for ever. */
async function within<T>(limit: number, promise: Promise<T>, place: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new DataError(
          `${place}: expected more of the file, found nothing for ${limit / 1000} seconds: the host stalled. Try again.`,
        ),
      );
    }, limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isPage(bytes: Uint8Array, response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart().toLowerCase();
  return type.startsWith('text/html') || start.startsWith('<!doctype html') || start.startsWith('<html');
}
