/// <reference lib="webworker" />
import { cacheNames, type OfflineList, type OfflineQuestion } from '../../src/dataset/sources/offline.ts';
import { chosenDatasets } from './chosen.ts';
import { forgetOthers, keepApp } from './keepApp.ts';
import { answerFrom } from './ranges.ts';
import { datasetAt, routeOf } from './routes.ts';

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build; see `vite.offline.ts`. */
declare const OFFLINE_LIST: OfflineList;

/** Named once: the build writes it out wherever its name stands. */
const list = OFFLINE_LIST;
const { scope } = self.registration;
const names = cacheNames(scope);
const chosen = chosenDatasets(scope);
/** A host may say that its answer varies with the request: here there is only one. */
const ANY_VARIANT = { ignoreVary: true };

// A new version does not take over by itself: the page that is open goes on with the files that it came with.
self.addEventListener('install', (event) => event.waitUntil(keepApp(list, scope)));

self.addEventListener('activate', (event) =>
  event.waitUntil(forgetOthers(list, scope).then(() => self.clients.claim())),
);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  switch (routeOf(request, scope, list)) {
    case 'page':
      return event.respondWith(fromApp(scope, request));
    case 'app':
      return event.respondWith(fromApp(request.url, request));
    case 'dataset':
      return event.respondWith(fromHostOrStore(request));
    case 'other':
      return event.respondWith(chosen.answer(request));
    case null:
  }
});

self.addEventListener('message', ({ data, ports }) => {
  const question = data as OfflineQuestion;
  if (question === 'list') ports[0]?.postMessage(list);
  if (question === 'take over') void self.skipWaiting();
  if (question === 'choice') chosen.readAgain();
});

/** A file of the app: of this version, whatever the host has now. */
async function fromApp(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(names.app(list.version));
  return (await cache.match(address, ANY_VARIANT)) ?? fetch(request);
}

/** A file of an embedded dataset: as the host has it now, or as it was stored if the host does not answer. */
async function fromHostOrStore(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const name = datasetAt(request.url.slice(scope.length), list.datasets) ?? '';
    const cache = names.dataset(name, list.datasets[name]?.version ?? '');
    const stored = await caches.match(request.url, { ...ANY_VARIANT, cacheName: cache });
    if (!stored || request.signal.aborted) throw error;
    return answerFrom(stored, request.headers.get('range'));
  }
}
