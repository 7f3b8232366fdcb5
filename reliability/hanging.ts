import type { Page } from '@playwright/test';
import { script, type Fault } from './fault.ts';

/** What the injected scripts keep in the page. */
interface Injected {
  hang?: () => void;
  show?: (visible: boolean) => void;
}

const DRAWN = /components shown/;
const goTo = (page: Page, name: string) => page.getByRole('radio', { name }).click();

/** Workers that never answer, and tabs that nobody looks at. */
export const HANGING: readonly Fault[] = [
  {
    ...script('workers that never answer, until their job is cancelled', () => {
      const running: Worker[] = [];
      const RealWorker = Worker;
      globalThis.Worker = class extends RealWorker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          running.push(this);
        }
      };
      (globalThis as Injected).hang = () => {
        for (const worker of running) worker.postMessage = () => undefined;
      };
    }),
    query: '?scale=galaxy',
    after: async (page) => {
      await page.getByRole('table', { name: DRAWN }).waitFor();
      await page.evaluate(() => (globalThis as Injected).hang!());
      await goTo(page, 'Brain');
      await page.waitForTimeout(500);
      // The job of Brain is cancelled, its workers are replaced, and Atom is computed by new ones.
      await goTo(page, 'Atom');
      await page.getByRole('checkbox', { name: /→/ }).first().waitFor({ timeout: 60_000 });
    },
  },
  {
    ...script('a tab that is hidden while it computes', () => {
      let hidden = false;
      const waiting: FrameRequestCallback[] = [];
      const real = requestAnimationFrame.bind(globalThis);
      globalThis.requestAnimationFrame = (act) => (hidden ? waiting.push(act) : real(act));
      Object.defineProperty(document, 'hidden', { get: () => hidden });
      Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
      (globalThis as Injected).show = (visible) => {
        hidden = !visible;
        document.dispatchEvent(new Event('visibilitychange'));
        if (visible) for (const act of waiting.splice(0)) real(act);
      };
    }),
    after: async (page) => {
      await page.evaluate(() => (globalThis as Injected).show!(false));
      await goTo(page, 'Brain');
      await page.waitForTimeout(3000);
      await page.evaluate(() => (globalThis as Injected).show!(true));
      await page.getByRole('table', { name: /lobes of layer/i }).waitFor({ timeout: 60_000 });
    },
  },
  script('a tab whose timers are throttled to one in a second', () => {
    const real = setTimeout.bind(globalThis);
    globalThis.setTimeout = ((act: () => void, milliseconds = 0, ...rest: unknown[]) =>
      real(act, Math.max(1000, milliseconds), ...(rest as []))) as typeof setTimeout;
  }),
  script('a clock that jumps a year ahead', () => {
    const real = Date.now.bind(Date);
    setTimeout(() => (Date.now = () => real() + 365 * 86_400_000), 500);
  }),
  script('databases and stored files that are full', () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = full;
    Cache.prototype.put = async () => full();
  }),
  {
    name: 'a second tab that deletes everything',
    after: async (page) => {
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole('application').waitFor();
      await other.evaluate(async () => {
        localStorage.clear();
        for (const key of await caches.keys()) await caches.delete(key);
        for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
      });
      await other.close();
    },
  },
];
