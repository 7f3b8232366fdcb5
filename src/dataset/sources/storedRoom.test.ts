import { describe, expect, it } from 'vitest';
import { makeRoom, MOST_STORED } from './storedRoom.ts';

/** A store with parts of these sizes, the first stored first. */
function storeOf(sizes: readonly number[]) {
  const parts = new Map(
    sizes.map((size, i) => [
      `https://host/${i}`,
      { headers: new Headers({ 'x-size': String(size), 'x-date': `2026-01-0${i + 1}` }) },
    ]),
  );
  const store = {
    keys: () => Promise.resolve([...parts.keys()].reverse().map((url) => new Request(url))),
    match: (request: Request) => Promise.resolve(parts.get(request.url)),
    delete: (request: Request) => Promise.resolve(parts.delete(request.url)),
  } as unknown as Pick<Cache, 'keys' | 'match' | 'delete'>;
  return { store, left: () => [...parts.keys()].map((url) => url.at(-1)) };
}

describe('room for a part', () => {
  it('is there while the parts take little', async () => {
    const { store, left } = storeOf([3e9, 3e9]);
    expect(await makeRoom(store, 1e9, { usage: 6e9 })).toBe(true);
    expect(left()).toEqual(['0', '1']);
  });

  it('is made of the parts that were stored first', async () => {
    const { store, left } = storeOf([3e9, 3e9, 2e9]);
    expect(await makeRoom(store, 1e9, { usage: 8e9 })).toBe(true);
    expect(left()).toEqual(['1', '2']);
  });

  it('is at most half of what the browser gives', async () => {
    const { store, left } = storeOf([1e9, 1e9]);
    expect(await makeRoom(store, 1e9, { usage: 2e9, quota: 4e9 })).toBe(true);
    expect(left()).toEqual(['1']);
    expect(await makeRoom(store, 3e9, { usage: 1e9, quota: 4e9 })).toBe(false);
    expect(await makeRoom(store, MOST_STORED + 1, {})).toBe(false);
  });
});
