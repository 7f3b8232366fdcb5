import { type Browser, chromium, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { CHROMIUM_FLAGS, findChromium } from '../e2e/browser.mjs';
import { portFor } from '../e2e/port.mjs';

/** The built app, served, and a browser for it. */
export interface App {
  readonly browser: Browser;
  /** the app's address, with a slash at its end */
  readonly address: string;
  /** the checkout */
  readonly root: string;
  stop(): Promise<void>;
}

export async function startApp(root: string): Promise<App> {
  const port = await portFor(process.env);
  const server = spawn(process.execPath, ['e2e/serve.mjs', String(port), '/some/base/'], { cwd: root });
  const address = `http://127.0.0.1:${port}/some/base/`;
  await answered(address);
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS] });
  return {
    browser,
    address,
    root,
    async stop() {
      await browser.close();
      server.kill();
    },
  };
}

async function answered(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address}: expected the built app, found no answer; run npm run build first.`);
}

/** Faults that a page reports, in the order of their arrival. */
export function watched(page: Page, expected: RegExp = /(?!)/): string[] {
  const faults: string[] = [];
  const note = (text: string) => {
    if (!expected.test(text)) faults.push(text.slice(0, 300));
  };
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  page.on('pageerror', ({ message }) => note(message));
  return faults;
}

/** Throws if the page is empty or does not answer: a tab goes to its scale. */
export async function checkAlive(page: Page): Promise<void> {
  const galaxy = page.getByRole('radio', { name: 'Galaxy' });
  await galaxy.waitFor({ timeout: 60_000 });
  await galaxy.click({ timeout: 30_000 });
  await page.waitForURL(/scale=galaxy/, { timeout: 30_000 });
}

/** The number of workers that the page holds although they have ended, after everything that can be collected was. */
export async function detachedWorkers(page: Page): Promise<number> {
  // A proxy must be collected before what it holds can be.
  for (let i = 0; i < 3; i++) {
    await heapOf(page);
    await page.waitForTimeout(300);
  }
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'Worker.prototype' });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId! });
  const held = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await session.detach();
  return Math.max(0, Number(held.result.value) - page.workers().length);
}

/** Bytes of the page's heap after everything that can be collected was. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
