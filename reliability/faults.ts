import type { Page } from '@playwright/test';
import { startHostile } from '../e2e/kit/hostile.ts';
import { checkAlive, watched, type App } from './app.ts';
import { CHANGING } from './changing.ts';
import { isCalled, LOADS, script, type Fault } from './fault.ts';
import { HANGING } from './hanging.ts';
import { RANGES } from './ranges.ts';
import { SERVED } from './served.ts';

const refused = (name: string, kind: string, says: RegExp): Fault => ({
  name,
  query: `?data=HOST/${kind}/manifest.json`,
  says,
  noise: LOADS,
});
const loseContext = (restored: boolean) => async (page: Page) => {
  await page.locator('canvas').first().waitFor();
  await page.evaluate((again) => {
    const canvas = document.querySelector('canvas')!;
    const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    extension?.loseContext();
    if (again) setTimeout(() => extension?.restoreContext(), 300);
  }, restored);
  await page.waitForTimeout(1500);
};

export const FAULTS: readonly Fault[] = [
  refused('half of a body', 'half', /connection broke/),
  refused('a redirection in a loop', 'loop', /redirection/),
  refused('a host that refuses', 'forbidden', /HTTP 403/),
  refused('a file that is gone', 'gone', /HTTP 404/),
  refused('a host without CORS', 'no-cors', /CORS/),
  {
    name: 'a web page in the place of JSON',
    before: (page) =>
      page.route('**/mini-sae/manifest.json', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Sign in' }),
      ),
    says: /web page/,
  },
  {
    name: 'a slow host (two seconds for each file)',
    before: (page) =>
      page.route('**/datasets/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 2000));
        await route.continue();
      }),
  },
  script('storage that is full', () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  }),
  script('storage that is denied', () => {
    for (const name of ['localStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  }),
  script('no BroadcastChannel', () => Reflect.deleteProperty(globalThis, 'BroadcastChannel')),
  script(
    'no WebGL 2',
    () => {
      const real = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'getContext')!.value as (
        this: HTMLCanvasElement,
        kind: string,
      ) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
        return kind === 'webgl2' ? null : real.call(this, kind);
      } as never;
    },
    { noise: /WebGL/ },
  ),
  script('a clock that goes back a day', () => {
    const real = Date.now.bind(Date);
    setTimeout(() => (Date.now = () => real() - 86_400_000), 500);
  }),
  { name: 'a context that is lost and restored', after: loseContext(true), noise: /WebGL|context/i },
  { name: 'a context that is lost for good', after: loseContext(false), noise: /WebGL|context/i },
  {
    name: 'a page six times slower',
    before: async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    },
  },
  {
    name: 'a second tab',
    after: async (page) => {
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole('application').waitFor();
      await other.close();
    },
  },
  {
    name: 'three reloads in the middle of a job',
    query: '?scale=brain',
    after: async (page) => {
      for (let i = 0; i < 3; i++) await page.reload();
    },
  },
  {
    name: '50 times back and forward',
    after: async (page) => {
      for (const name of ['Brain', 'Galaxy']) await page.getByRole('radio', { name }).click();
      for (let i = 0; i < 50; i++) {
        await page.evaluate((back) => (back ? history.back() : history.forward()), i % 2 === 0);
        await page.waitForTimeout(20);
      }
    },
  },
  script(
    'a worker that dies',
    () => {
      const RealWorker = Worker;
      let killed = false;
      globalThis.Worker = class extends RealWorker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          if (killed) return;
          killed = true;
          setTimeout(() => {
            this.terminate();
            this.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
          }, 1500);
        }
      };
    },
    { query: '?scale=brain' },
  ),
  {
    name: 'parts of the program that are gone',
    after: async (page) => {
      await page.route('**/assets/*.js', (route) => route.abort());
      await page.getByRole('radio', { name: 'Atom' }).click();
      await page.waitForTimeout(1000);
      await page.unroute('**/assets/*.js');
    },
    noise: LOADS,
  },
  {
    name: 'WebAssembly that is forbidden',
    strict: true,
    query: '?scale=brain',
    noise: /WebAssembly|Content Security Policy/,
  },
  ...HANGING,
  ...SERVED,
  ...CHANGING,
  ...RANGES,
];

export interface Outcome {
  readonly name: string;
  readonly survived: boolean;
  readonly why: string;
}

/** Injects each fault whose name contains a text into a fresh page. */
export async function injectFaults({ browser, address }: App, only = ''): Promise<Outcome[]> {
  const host = await startHostile();
  const outcomes: Outcome[] = [];
  for (const fault of FAULTS.filter(({ name }) => isCalled(name, only))) {
    const context = await browser.newContext({ viewport: { width: 1120, height: 720 } });
    const page = await context.newPage();
    const seen = watched(page, fault.noise);
    let why: string;
    try {
      await fault.before?.(page);
      const at = fault.strict ? new URL('/strict/', address).href : address;
      await page.goto(at + (fault.query ?? '').replace('HOST', host.address));
      if (fault.says)
        await page.getByRole('alert').filter({ hasText: fault.says }).first().waitFor({ timeout: 60_000 });
      else await page.getByRole('main').waitFor({ timeout: 60_000 });
      await fault.after?.(page);
      if (!fault.says) await checkAlive(page);
      why = seen.join(' | ');
    } catch (error) {
      why = (error as Error).message.split('\n')[0]!.slice(0, 200);
    }
    console.log(`${why === '' ? 'survived' : 'DID NOT SURVIVE'}  ${fault.name}${why && `: ${why}`}`);
    outcomes.push({ name: fault.name, survived: why === '', why });
    await context.close();
  }
  host.stop();
  return outcomes;
}
