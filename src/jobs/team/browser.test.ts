import { afterEach, expect, it, vi } from 'vitest';
import { startBrowserCrew } from './browser.ts';

afterEach(() => vi.unstubAllGlobals());

it('a crew that stops leaves nothing in its workers that holds it', () => {
  const workers: Worker[] = [];
  class Idle extends EventTarget {
    onerror = null;
    onmessageerror = null;
    stopped = false;
    postMessage() {}
    terminate() {
      this.stopped = true;
    }
    constructor() {
      super();
      workers.push(this as unknown as Worker);
    }
  }
  vi.stubGlobal('Worker', Idle);
  const crew = startBrowserCrew({
    onProgress: () => undefined,
    onDraft: () => undefined,
    onCrash: () => undefined,
  });
  expect(workers.map(({ onerror }) => typeof onerror)).toEqual(['function']);
  crew.stop();
  expect(workers).toMatchObject([{ stopped: true, onerror: null, onmessageerror: null }]);
});
