import type { OfflineList } from '../../src/dataset/sources/offline.ts';

/** Who answers a request: the stored page, the stored app, a dataset’s host or store, or a host that the user may have chosen. */
export type Route = 'page' | 'app' | 'dataset' | 'other';

/** What a route depends on. */
export type Asked = Pick<Request, 'method' | 'mode' | 'url' | 'destination'>;

/**
 * The route of a request; null if the browser answers it as it would without a service worker.
 *
 * @param scope  the address of the folder of the app
 */
export function routeOf(
  { method, mode, url, destination }: Asked,
  scope: string,
  { app, datasets }: OfflineList,
): Route | null {
  if (method !== 'GET' || !/^https?:/.test(url)) return null;
  const path = url.startsWith(scope) ? url.slice(scope.length).split(/[?#]/)[0]! : null;
  // The page asks for its own address, too, to see whether the host has a new version: only a visit gets the stored one.
  if (mode === 'navigate') return path === '' || path === 'index.html' ? 'page' : null;
  if (path !== null && app.includes(path)) return 'app';
  if (path !== null && datasetAt(path, datasets) !== null) return 'dataset';
  // Scripts, pictures and style sheets are no datasets.
  return destination === '' && path !== '' ? 'other' : null;
}

/** The embedded dataset that a path below the folder of the app belongs to; null if it belongs to none. */
export function datasetAt(path: string, datasets: OfflineList['datasets']): string | null {
  const [, name, file] = /^datasets\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const dataset = name !== undefined && Object.hasOwn(datasets, name) ? datasets[name] : undefined;
  return dataset && Object.hasOwn(dataset.files, decodeURIComponent(file!)) ? name! : null;
}
