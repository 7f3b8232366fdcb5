import { cacheNames, type OfflineList } from '../../src/dataset/sources/offline.ts';

/** Files whose names change with their content are the same in every version. */
const isNamedByContent = (path: string) => path.startsWith('assets/');

/**
 * Stores every file of a version of the app. Files of the version before that have not changed are copied.
 *
 * @param scope  the address of the folder of the app
 * @throws Error if a file is missing, or the page is of another version: the browser tries again later
 */
export async function keepApp({ version, entry, app }: OfflineList, scope: string): Promise<void> {
  const cache = await caches.open(cacheNames(scope).app(version));
  // Not `index.html`: some hosts redirect it, and a page must not come from a redirection.
  const page = await fresh(scope);
  const html = await page.text();
  if (!html.includes(entry)) {
    throw new Error(`${scope}: expected the page of version ${version}, which starts with ${entry}.`);
  }
  await Promise.all(
    app.map(async (path) => {
      const address = new URL(path, scope).href;
      const known = isNamedByContent(path) ? await caches.match(address) : undefined;
      await cache.put(address, known ?? (await fresh(address)));
    }),
  );
  // The page last: a version that has its page is complete.
  await cache.put(scope, new Response(html, { headers: page.headers }));
}

/** Reads a file from its host, and not from the browser’s own cache unless the host says that it is the same. */
async function fresh(address: string): Promise<Response> {
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${address}: expected a file, found HTTP ${answer.status}.`);
  return answer;
}

/** Deletes what belongs to other versions of the app in this folder, and to other versions of its datasets. */
export async function forgetOthers({ version, datasets }: OfflineList, scope: string): Promise<void> {
  const names = cacheNames(scope);
  const current = new Set([
    names.app(version),
    ...Object.entries(datasets).map(([name, dataset]) => names.dataset(name, dataset.version)),
  ]);
  const own = [names.versions, names.datasets];
  const others = (await caches.keys()).filter(
    (name) => own.some((start) => name.startsWith(start)) && !current.has(name),
  );
  await Promise.all(others.map((name) => caches.delete(name)));
}
