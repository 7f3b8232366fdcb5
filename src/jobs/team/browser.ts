import type { Endpoint } from 'comlink';
import { card } from '../card.ts';
import { startCrew, workersFor, type CardSettings, type StartCrew, type WorkerHandle } from './crew.ts';

/** Starts the page's workers; their number depends on the number of processors. */
export const startBrowserCrew: StartCrew = (events) =>
  startCrew(spawn, workersFor(navigator.hardwareConcurrency) - 1, events, CARD);

const CARD: CardSettings = {
  choice: () => card.getState().choice,
  watch: (listener) =>
    card.subscribe(({ choice }, before) => {
      if (choice !== before.choice) listener(choice);
    }),
  report: (state) => card.setState({ state }),
};

function spawn(onCrash: (reason: string) => void): WorkerHandle {
  const worker = new Worker(new URL('../../../workers/compute.worker.ts', import.meta.url), {
    type: 'module',
    name: 'compute',
  });
  // A script that cannot be loaded is an error event without a message.
  worker.onerror = (event) => onCrash(event.message || 'its script could not be loaded');
  worker.onmessageerror = () => onCrash('a message could not be read');
  const listening = new AbortController();
  const stop = () => {
    worker.terminate();
    worker.onerror = null;
    worker.onmessageerror = null;
    // The reason that it would make by itself is an error, whose stack holds the crew.
    listening.abort('stopped');
  };
  return { endpoint: endpointOf(worker, listening.signal), stop };
}

/**
 * Where the messages of a worker go. Comlink holds the endpoints of its proxies until these are collected. What an endpoint
 * calls must not hold the crew, which holds the proxies: nothing of it would ever be collected. Hence nothing listens to a
 * stopped worker, and this is a function of its own: the closures of one function hold the variables of all of them, and
 * `onCrash` holds the crew.
 */
function endpointOf(worker: Worker, signal: AbortSignal): Endpoint {
  return {
    postMessage: (message, transferred) => worker.postMessage(message, transferred ?? []),
    addEventListener: (type, listener) => worker.addEventListener(type, listener, { signal }),
    removeEventListener: (type, listener) => worker.removeEventListener(type, listener),
  };
}
