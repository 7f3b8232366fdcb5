import { cacheNames, CHOICE, filesOfLayers } from '../../dataset/sources/offline.ts';
import { offlineList, scope, tellWorker } from './registration.ts';

/** What this browser keeps of an embedded dataset. */
export interface KeptDataset {
  readonly name: string;
  readonly files: number;
  /** in bytes */
  readonly size: number;
  readonly allFiles: number;
  readonly allSize: number;
}

const addressOf = (name: string, path = ''): string =>
  new URL(`datasets/${name}/${path.split('/').map(encodeURIComponent).join('/')}`, scope()).href;

/** The cache of an embedded dataset, and the sizes of its files; null if the app has no such dataset. */
async function datasetNamed(name: string) {
  const list = await offlineList();
  if (!list || !Object.hasOwn(list.datasets, name)) return null;
  const { version, files } = list.datasets[name]!;
  return { cache: await caches.open(cacheNames(scope()).dataset(name, version)), files };
}

/** The embedded datasets, with what is kept of each. */
export async function keptDatasets(): Promise<KeptDataset[]> {
  const names = Object.keys((await offlineList())?.datasets ?? {});
  return Promise.all(
    names.map(async (name) => {
      const { cache, files } = (await datasetNamed(name))!;
      const stored = new Set((await cache.keys()).map(({ url }) => url));
      const all = Object.entries(files);
      const kept = all.filter(([path]) => stored.has(addressOf(name, path)));
      const total = (some: typeof all) => some.reduce((sum, [, size]) => sum + size, 0);
      return { name, files: kept.length, size: total(kept), allFiles: all.length, allSize: total(all) };
    }),
  );
}

/**
 * Keeps files of an embedded dataset that are not kept yet; does nothing for any other dataset.
 *
 * @param layers  ids; null for all files
 * @throws Error if a file cannot be read or stored
 */
export async function keepDataset(name: string, layers: readonly string[] | null): Promise<void> {
  const dataset = await datasetNamed(name);
  if (!dataset) return;
  const { cache } = dataset;
  const keep = async (path: string) => {
    const address = addressOf(name, path);
    const known = await cache.match(address, { ignoreVary: true });
    if (known) return known;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: expected a file, found HTTP ${answer.status}.`);
    await cache.put(address, answer.clone());
    return answer;
  };
  const all = Object.keys(dataset.files);
  const manifest = (await (await keep('manifest.json')).json()) as Parameters<typeof filesOfLayers>[0];
  for (const path of layers ? filesOfLayers(manifest, layers, all) : all) await keep(path);
}

/** Deletes what is kept of an embedded dataset. */
export async function forgetDataset(name: string): Promise<void> {
  const dataset = await datasetNamed(name);
  for (const request of (await dataset?.cache.keys()) ?? []) await dataset?.cache.delete(request);
}

/** The addresses of other hosts that the user has chosen to keep. */
export async function chosenAddresses(): Promise<readonly string[]> {
  const { chosen } = cacheNames(scope());
  if (!(await caches.has(chosen))) return [];
  const stored = await (await caches.open(chosen)).match(choiceAddress());
  return stored ? ((await stored.json()) as string[]) : [];
}

/** Keeps what the hosts answer below these addresses from now on, and nothing below others any more. */
export async function chooseAddresses(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheNames(scope()).chosen);
  await cache.put(choiceAddress(), Response.json(addresses));
  for (const { url } of await cache.keys()) {
    if (url !== choiceAddress() && !addresses.some((address) => url.startsWith(address)))
      await cache.delete(url);
  }
  tellWorker('choice');
  // Browsers delete what was not marked when space is short.
  await navigator.storage?.persist?.();
}

const choiceAddress = (): string => new URL(CHOICE, scope()).href;
