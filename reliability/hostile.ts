import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { watched, type App } from './app.ts';
import { isCalled, LOADS } from './fault.ts';
import type { Outcome } from './faults.ts';
import { goToLink } from './heap.ts';
import { hostileBundles, type HostileBundle } from './hostileBundles.ts';
import { tamperedBundles } from './tamperedResults.ts';

/** Milliseconds after which a page that does not answer hangs. */
const HANGS = 20_000;
/** Milliseconds until a scale is drawn, or refused. */
const PATIENCE = 90_000;

/** Opens each hostile bundle of a name in a page of its own, at every scale. */
export async function openHostile(app: App, root: string, only = ''): Promise<Outcome[]> {
  const contacts: string[] = [];
  const elsewhere = await served(({ url }) => (contacts.push(url), null));
  const bundles = [...hostileBundles(elsewhere.address), ...(await tamperedBundles(root))].filter(
    ({ name }) => isCalled(name, only),
  );
  const host = await served(({ url }) => {
    const [, at, ...path] = decodeURIComponent(url).split('/');
    return bundles[Number(at)]?.files.get(path.join('/')) ?? null;
  });
  const outcomes: Outcome[] = [];
  for (const [i, bundle] of bundles.entries()) {
    contacts.length = 0;
    const context = await app.browser.newContext({ viewport: { width: 1120, height: 720 } });
    const page = await context.newPage();
    const seen = watched(page, LOADS);
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      const known = [new URL(app.address).origin, host.address].includes(origin);
      if (!known && !['data:', 'blob:'].includes(protocol)) contacts.push(request.url());
    });
    let why: string;
    try {
      const faults = await inTime(attacked(page, app.address, `${host.address}/${i}/manifest.json`, bundle));
      why = [...faults, ...seen, ...contacts.map((address) => `contacted ${address}`)].join(' | ');
    } catch (error) {
      why = [(error as Error).message.split('\n')[0]!.slice(0, 300), ...seen].join(' | ');
    }
    console.log(`${why === '' ? 'survived' : 'DID NOT SURVIVE'}  ${bundle.name}${why && `: ${why}`}`);
    outcomes.push({ name: bundle.name, survived: why === '', why });
    await Promise.race([context.close(), new Promise((resolve) => setTimeout(resolve, HANGS))]);
  }
  host.stop();
  elsewhere.stop();
  return outcomes;
}

/** Rejects if a page takes longer than any should. */
const inTime = <T>(outcome: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it hangs')), 2 * PATIENCE);
  });
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
};

/** What went wrong in the page. */
async function attacked(
  page: Page,
  app: string,
  data: string,
  { says, recomputed, sentences, query = '' }: HostileBundle,
): Promise<string[]> {
  const faults = new Set<string>();
  const scene = page.getByRole('application');
  const alert = page.getByRole('alert');
  await page.goto(`${app}?data=${encodeURIComponent(data)}&scale=galaxy${query}`);
  if (says) {
    await alert.filter({ hasText: says }).first().waitFor({ timeout: PATIENCE });
  } else {
    for (const scale of ['Galaxy', 'Brain', 'Atom']) {
      await scene.or(alert).first().waitFor({ timeout: PATIENCE });
      await page.getByRole('radio', { name: scale }).click({ timeout: HANGS });
      await settled(page, faults);
      if (sentences) for (const fault of await page.evaluate(nonsense)) faults.add(`${scale}: ${fault}`);
    }
    if (recomputed) {
      await page
        .getByText(/results precomputed/)
        .first()
        .click({ timeout: HANGS });
      await page.getByText('not used, computed here').first().waitFor({ timeout: HANGS });
    }
    if (await page.locator('.feature-title, canvas').first().isVisible()) await page.keyboard.press('/');
    await page.keyboard.type('a');
    await settled(page, faults);
    for (const name of ['Dataset', 'Share']) {
      await page.keyboard.press('Escape');
      const button = page.getByRole('button', { name }).first();
      if (await button.isVisible()) await button.click({ timeout: HANGS });
      await settled(page, faults);
    }
    await page.keyboard.press('Escape');
  }
  await goToLink(page, '?data=worlds&scale=galaxy');
  await page.getByRole('table', { name: /components shown/ }).waitFor({ timeout: PATIENCE });
  return [...faults];
}

/**
 * Waits until nothing computes, and looks for what the bundle has done to the page. What computes for long is cancelled, as
 * its user would do, and must end.
 */
async function settled(page: Page, faults: Set<string>): Promise<void> {
  let end = performance.now() + PATIENCE;
  let cancelled = false;
  for (let calm = 0; calm < 3;) {
    if (performance.now() > end) {
      if (cancelled) throw new Error('it still computes after it was cancelled');
      cancelled = true;
      end = performance.now() + HANGS;
    }
    await page.waitForTimeout(200);
    const begun = performance.now();
    const { tasks, ...found } = await page.evaluate(look);
    const took = performance.now() - begun;
    if (took > HANGS) faults.add(`it did not answer for ${(took / 1000).toFixed(0)} s`);
    for (const [what, count] of Object.entries(found)) if (count > 0) faults.add(`${count} × ${what}`);
    calm = tasks === 0 ? calm + 1 : 0;
    if (cancelled && tasks > 0) await page.locator('.task button').first().click({ timeout: HANGS });
  }
}

/** In the page: the computations that run, and what must not be there. */
function look() {
  const count = (selector: string) => document.querySelectorAll(selector).length;
  return {
    tasks: count('.task'),
    'code that ran': Number('attacked' in window),
    'elements that load': count(
      'img:not([src^="data:"]), iframe, object, embed, link[href*="127.0.0.1"]:not([rel="modulepreload"], [rel="stylesheet"])',
    ),
    'addresses that run': count('a[href^="javascript:"], a[href^="data:"], a[ping]'),
    'faults of the program': [...document.querySelectorAll('[role="alert"]')].filter(({ textContent }) =>
      /fault in the program|something went wrong/i.test(textContent),
    ).length,
    'pages wider than the window': Number(document.documentElement.scrollWidth > innerWidth),
    'elements too many': Number(count('*') > 50_000),
  };
}

/** In the page: panels that say nothing, and words of a program in the place of numbers. */
function nonsense(): readonly string[] {
  const panel = document.querySelector<HTMLElement>('.panel')?.innerText ?? '';
  const words = /.{0,30}(?:\bNaN\b|\bundefined\b|\bInfinity\b|\[object).{0,20}/g;
  return [...(panel.length < 40 ? ['an empty panel'] : []), ...(document.body.innerText.match(words) ?? [])];
}

/** A host that every page may read, on a port of its own. */
async function served(answer: (request: { url: string }) => Uint8Array | null) {
  const server = createServer((request, response) => {
    const body = answer({ url: request.url ?? '' });
    response.setHeader('access-control-allow-origin', '*');
    response.writeHead(body ? 200 : 404).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => server.close().closeAllConnections(),
  };
}
