import { afterEach, expect, it, vi } from 'vitest';
import { cacheNames, CHOICE } from '../../src/dataset/sources/offline.ts';
import { chosenDatasets } from './chosen.ts';
import { fakeCaches } from './testing/fakeCaches.ts';

afterEach(() => vi.unstubAllGlobals());

const SCOPE = 'https://example.org/app/';
const CHOSEN = 'https://host.org/bundle/';
const { chosen } = cacheNames(SCOPE);

/** A network that answers everything with these, or with nothing. */
const network = (answer: (() => Response) | null) =>
  vi.stubGlobal('fetch', async () => {
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
const part = (size: number, headers: Record<string, string>) => () =>
  new Response('x'.repeat(9), {
    status: 206,
    headers: { 'content-range': `bytes 0-${size - 1}/9999999`, ...headers },
  });
const request = (path: string, range?: string) =>
  new Request(CHOSEN + path, range === undefined ? {} : { headers: { range } });

function setUp() {
  const all = fakeCaches();
  all.set(chosen, new Map([[`${SCOPE}${CHOICE}`, Response.json([CHOSEN])]]));
  return { all, datasets: chosenDatasets(SCOPE) };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('stores what a chosen host answers, and answers by range when the host does not', async () => {
  const { datasets } = setUp();
  network(() => new Response('{}', { headers: { 'content-encoding': 'gzip' } }));
  await datasets.answer(request('manifest.json'));
  network(part(65_536, { etag: '"1"' }));
  await datasets.answer(request('a.npz', 'bytes=0-65535'));
  await settled();
  network(null);
  const whole = await datasets.answer(request('manifest.json'));
  expect([whole.status, await whole.text()]).toEqual([200, '{}']);
  expect(whole.headers.get('content-encoding')).toBeNull();
  const first = await datasets.answer(request('a.npz', 'bytes=0-65535'));
  expect([first.status, first.headers.get('etag')]).toEqual([206, '"1"']);
  await expect(datasets.answer(request('a.npz', 'bytes=65536-99999'))).rejects.toThrow('Failed to fetch');
});

it('leaves large parts to the page, which stores them if they have a version', async () => {
  const { all, datasets } = setUp();
  network(part(1 << 20, { etag: '"1"' }));
  await datasets.answer(request('a.npz', 'bytes=0-1048575'));
  network(part(1 << 20, {}));
  await datasets.answer(request('b.npz', 'bytes=0-1048575'));
  network(() => new Response('no', { status: 404 }));
  await datasets.answer(request('c.npz'));
  await settled();
  const stored = [...all.get(chosen)!.keys()].filter((address) => address.startsWith(CHOSEN));
  expect(stored).toEqual([`${CHOSEN}b.npz?tricosm-range=bytes%3D0-1048575`]);
});

it('stores nothing of hosts that were not chosen, until they are', async () => {
  const all = fakeCaches();
  const datasets = chosenDatasets(SCOPE);
  network(() => new Response('{}'));
  await datasets.answer(request('manifest.json'));
  await settled();
  expect(all.has(chosen)).toBe(false);
  all.set(chosen, new Map([[`${SCOPE}${CHOICE}`, Response.json([CHOSEN])]]));
  datasets.readAgain();
  await datasets.answer(request('manifest.json'));
  await settled();
  expect(all.get(chosen)!.has(`${CHOSEN}manifest.json`)).toBe(true);
});
