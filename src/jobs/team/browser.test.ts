import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startBrowserCrew } from './browser.ts';
import type { Crew } from './crew.ts';

const workers: Worker[] = [];
class Idle extends EventTarget {
  onerror = null;
  onmessageerror = null;
  stopped = false;
  listeners = 0;
  postMessage() {}
  override addEventListener(type: string, listener: () => void, { signal }: { signal: AbortSignal }) {
    super.addEventListener(type, listener, { signal });
    this.listeners += 1;
    signal.addEventListener('abort', () => (this.listeners -= 1));
  }
  terminate() {
    this.stopped = true;
  }
  constructor() {
    super();
    workers.push(this as unknown as Worker);
  }
}

beforeEach(() => {
  workers.length = 0;
  vi.stubGlobal('Worker', Idle);
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
});
afterEach(() => vi.unstubAllGlobals());

it('a crew that stops leaves nothing in its workers that holds it', () => {
  const crew = startBrowserCrew({
    onProgress: () => undefined,
    onDraft: () => undefined,
    onCrash: () => undefined,
  });
  expect(workers).toMatchObject([{ stopped: false, listeners: 1, onerror: expect.any(Function) as unknown }]);
  crew.stop();
  expect(workers).toMatchObject([{ stopped: true, listeners: 0, onerror: null, onmessageerror: null }]);
});

it('a crew that has stopped is collected', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const stopped = new WeakRef(stoppedCrew());
  workers.length = 0;
  await vi.waitFor(
    () => {
      collectGarbage();
      // A failed assertion on the crew would hold it.
      expect(stopped.deref() === undefined).toBe(true);
    },
    { timeout: 4000 },
  );
});

/** A crew that its own crash dismisses, as that of the page's jobs. */
function stoppedCrew(): Crew {
  const crew: Crew = startBrowserCrew({
    onProgress: () => undefined,
    onDraft: () => undefined,
    onCrash: () => crew.stop(),
  });
  crew.stop();
  return crew;
}
