import type { CDPSession, Page } from '@playwright/test';
import { type Held, weigh } from './snapshot.ts';

/** Milliseconds between two looks at a page, and the number of calm looks after which it is at rest. */
const LOOK = 250;
const CALM = 4;
/** The longest wait until a page is at rest, in milliseconds. */
const PATIENCE = 900_000;
/** Collections in a row: what the finalisers of one free, only the next collects. */
const COLLECTIONS = 4;

/** Whether nothing is computed, opened or prepared in the page. */
const isCalm = () =>
  document.querySelectorAll('.task').length === 0 && !document.body.innerText.includes('Preparing');

/** Waits until the page has computed and drawn everything. */
export async function atRest(page: Page): Promise<void> {
  const end = performance.now() + PATIENCE;
  let calm = 0;
  while (calm < CALM) {
    if (performance.now() > end) throw new Error('the page still computes after a quarter of an hour');
    await page.waitForTimeout(LOOK);
    calm = (await page.evaluate(isCalm)) ? calm + 1 : 0;
  }
}

/** Goes to a view by its link, as Back and Forward do, without a reload. */
export async function goToLink(page: Page, query: string): Promise<void> {
  await page.evaluate((link) => {
    history.pushState(null, '', link);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query);
}

/**
 * What the page holds in its start view. It closes what is open, visits the three scales, so that the same parts of the
 * program are there whatever was done before, returns and rests; then garbage is collected. Two of these figures differ
 * only by what the actions between them left.
 */
export async function heldAtStart(page: Page, dataset: string): Promise<Held> {
  for (let i = 0; i < 4; i++) await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  for (const scale of ['galaxy', 'brain', 'atom']) {
    await goToLink(page, `?data=${dataset}&scale=${scale}`);
    await atRest(page);
  }
  await goToLink(page, `?data=${dataset}`);
  await atRest(page);
  return held(page);
}

/** What the page holds after collection. */
export async function held(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await collect(session);
  const found = await weigh(session);
  await session.detach();
  return found;
}

/** Collects garbage in the page, and what the finalisers of collected objects free. */
export async function collect(session: CDPSession): Promise<void> {
  for (let i = 0; i < COLLECTIONS; i++) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
