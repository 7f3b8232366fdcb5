import { afterEach, describe, expect, it, vi } from 'vitest';
import { keptPart, onStoreFault } from './stored.ts';

const SIZE = 1 << 20;
const KEY = 'https://example.org/a?version=1&range=0-9';

/** Stands for the browser's storage, which Node lacks. */
function storage(put?: () => Promise<void>) {
  const kept = new Map<string, Response>();
  vi.stubGlobal('caches', {
    open: async () => ({
      match: async (key: string) => kept.get(key)?.clone(),
      put: put ?? (async (key: string, response: Response) => void kept.set(key, response)),
    }),
  });
  return kept;
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

describe('keptPart', () => {
  it('reads a part once', async () => {
    storage();
    const read = reader();
    for (let i = 0; i < 2; i++) {
      const bytes = await keptPart(KEY, SIZE, read);
      expect([bytes.length, bytes.at(-1)]).toEqual([SIZE, 7]);
    }
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('reads again what was kept at another length', async () => {
    storage().set(KEY, new Response('abc'));
    expect(await keptPart(KEY, SIZE, reader())).toHaveLength(SIZE);
  });

  it('reads without storage, and with a full one, and then says why nothing is kept', async () => {
    expect(await keptPart(KEY, SIZE, reader())).toHaveLength(SIZE);
    const full = Object.assign(new Error(), { name: 'QuotaExceededError' });
    storage(() => Promise.reject(full));
    const fault = nextFault();
    expect(await keptPart(KEY, SIZE, reader())).toHaveLength(SIZE);
    expect(await fault).toMatch(/storage is full: what was read last is open.*Delete some of the files/);
  });
});
