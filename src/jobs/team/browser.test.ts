import { afterEach, expect, it, vi } from 'vitest';
import { startBrowserCrew } from './browser.ts';

afterEach(() => vi.unstubAllGlobals());

it('a crew that stops leaves nothing in its workers that holds it', () => {
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
  vi.stubGlobal('Worker', Idle);
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
  const crew = startBrowserCrew({
    onProgress: () => undefined,
    onDraft: () => undefined,
    onCrash: () => undefined,
  });
  expect(workers).toMatchObject([{ stopped: false, listeners: 1, onerror: expect.any(Function) }]);
  crew.stop();
  expect(workers).toMatchObject([{ stopped: true, listeners: 0, onerror: null, onmessageerror: null }]);
});
