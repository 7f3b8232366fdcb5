import { afterEach, describe, expect, it, vi } from 'vitest';
import { storedPart, onStoreFault } from './stored.ts';

const SIZE = 1 << 20;
const KEY = 'https://example.org/a?version=1&range=0-9';

/** Stands for the browser's storage, which Node lacks. */
function storage(put?: () => Promise<void>) {
  const stored = new Map<string, Response>();
  vi.stubGlobal('caches', {
    open: async () => ({
      match: async (key: string) => stored.get(key)?.clone(),
      put: put ?? (async (key: string, response: Response) => void stored.set(key, response)),
    }),
  });
  return stored;
}

const reader = () => vi.fn(async () => new Uint8Array(SIZE).fill(7));
const nextFault = () =>
  new Promise<string>((resolve) => {
    const stop = onStoreFault((fault) => {
      stop();
      resolve(fault);
    });
  });

afterEach(() => vi.unstubAllGlobals());

describe('storedPart', () => {
  it('reads a part once', async () => {
    storage();
    const read = reader();
    for (let i = 0; i < 2; i++) {
      const bytes = await storedPart(KEY, SIZE, read);
      expect([bytes.length, bytes.at(-1)]).toEqual([SIZE, 7]);
    }
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('reads a part again that was stored with another length', async () => {
    storage().set(KEY, new Response('abc'));
    expect(await storedPart(KEY, SIZE, reader())).toHaveLength(SIZE);
  });

  it('reads without storage and with a full one, and then says why nothing is stored', async () => {
    expect(await storedPart(KEY, SIZE, reader())).toHaveLength(SIZE);
    const full = Object.assign(new Error(), { name: 'QuotaExceededError' });
    storage(() => Promise.reject(full));
    const fault = nextFault();
    expect(await storedPart(KEY, SIZE, reader())).toHaveLength(SIZE);
    expect(await fault).toMatch(
      /storage is full: the file that was read last is open.*Delete some of the files/,
    );
  });

  it('reads in a browser without BroadcastChannel, and says nothing', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    storage(() => Promise.reject(new Error()));
    const faults: string[] = [];
    const stop = onStoreFault((fault) => faults.push(fault));
    expect(await storedPart(KEY, SIZE, reader())).toHaveLength(SIZE);
    await new Promise((resolve) => setTimeout(resolve));
    stop();
    expect(faults).toEqual([]);
  });
});
