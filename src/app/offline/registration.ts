import type { OfflineList, OfflineQuestion } from '../../dataset/sources/offline.ts';
import { offlineForbidden } from './allowed.ts';
import { offline, type Keeping } from './state.ts';

/** Milliseconds between two looks for a newer version, at least. */
const HOUR = 3_600_000;
/** Milliseconds in which a newer version takes over once it is asked to. */
const PATIENCE = 4000;

const FAILED =
  'The app could not be stored: the network failed, or the browser’s storage is full. The next visit tries again.';

let registration: ServiceWorkerRegistration | null = null;

/** The folder of the app. */
export const scope = (): string => new URL('./', document.baseURI).href;

/**
 * Registers the service worker, which stores the app, and follows its state. Where that is forbidden, removes what an earlier
 * visit registered.
 */
export async function startOffline(): Promise<void> {
  const reason = offlineForbidden();
  if (reason !== '') {
    setKeeping({ status: 'off', reason });
    return removeRegistered();
  }
  setKeeping({ status: 'storing' });
  try {
    const options = { scope: './', updateViaCache: 'none' } as const;
    registration = await navigator.serviceWorker.register('service-worker.js', options);
    follow(registration);
  } catch (error) {
    setKeeping({
      status: 'off',
      reason: `${FAILED} (${error instanceof Error ? error.message : String(error)})`,
    });
  }
}

async function removeRegistered(): Promise<void> {
  const found = await navigator.serviceWorker?.getRegistration(scope()).catch(() => undefined);
  // A copy of the app in a folder above has a registration of its own, which stays.
  if (found?.scope === scope()) await found.unregister();
}

function follow(found: ServiceWorkerRegistration): void {
  const look = () => {
    offline.setState({ newer: found.waiting !== null && found.active !== null });
    if (found.active) setKeeping({ status: 'ready' });
  };
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      look();
      if (worker.state === 'redundant' && !found.active) setKeeping({ status: 'off', reason: FAILED });
    });
  watch(found.installing);
  found.addEventListener('updatefound', () => watch(found.installing));
  look();
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < HOUR) return;
    last = Date.now();
    void found.update().catch(() => undefined);
  });
}

const setKeeping = (keeping: Keeping): void => offline.setState({ keeping });

/** Sends a question to the service worker; false if there is none. */
export function tellWorker(question: OfflineQuestion, ports: MessagePort[] = []): boolean {
  registration?.active?.postMessage(question, ports);
  return registration?.active != null;
}

let list: OfflineList | null = null;

/** What the service worker keeps; null while there is none. */
export async function offlineList(): Promise<OfflineList | null> {
  list ??= await new Promise<OfflineList | null>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data as OfflineList);
    if (!tellWorker('list', [port2])) resolve(null);
  });
  return list;
}

/** Loads the page again in its newest version: one that waits takes over first. */
export async function reloadPage(): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const found = registration ?? (await container?.getRegistration().catch(() => undefined));
  if (found) await takeOver(found);
  location.reload();
}

async function takeOver(found: ServiceWorkerRegistration): Promise<void> {
  if (!found.waiting) await Promise.race([found.update().catch(() => undefined), later(PATIENCE)]);
  const next = found.waiting ?? found.installing;
  if (!next) return;
  const active = new Promise<void>((resolve) => {
    const look = () => {
      if (next.state === 'installed') next.postMessage('take over' satisfies OfflineQuestion);
      if (next.state === 'activated' || next.state === 'redundant') resolve();
    };
    next.addEventListener('statechange', look);
    look();
  });
  await Promise.race([active, later(PATIENCE)]);
}

const later = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
