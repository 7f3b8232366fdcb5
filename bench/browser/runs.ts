import type { Browser, Page } from '@playwright/test';
import type { Hosts } from './host.ts';
import {
  countFrames,
  drag,
  hover,
  idleFrames,
  longTasks,
  settled,
  type Drag,
  type Hover,
  type Tasks,
} from './measures.ts';

export interface MeasuredCloud {
  readonly points: number;
  readonly opening: Tasks;
  readonly drag: Drag;
  /** null if no point was under the pointer */
  readonly hover: Hover | null;
  /** frames in a second in which nothing moves */
  readonly idle: number;
}

export interface Measured {
  readonly clouds: readonly MeasuredCloud[];
  /** the first load of the embedded dataset, and clusterings of its features */
  readonly job: { readonly load: Tasks; readonly running: Tasks };
}

const PATIENCE = 300_000;

/** Opens a cloud from the app's own first view, and measures the app with it. */
export async function measureCloud(browser: Browser, hosts: Hosts, points: number): Promise<MeasuredCloud> {
  const page = await newPage(browser);
  const data = encodeURIComponent(`${hosts.data}${points}/manifest.json`);
  const opening = await longTasks(page, async () => {
    await page.goto(`${hosts.app}?scale=galaxy&data=${data}`, { waitUntil: 'commit' });
    await cloudSeen(page);
    await settledQuietly(page);
  });
  const steps = points > 500_000 ? 20 : 60;
  const dragged = await drag(page, steps);
  const hovered = await hover(page, 9);
  const idle = await idleFrames(page);
  await page.context().close();
  return { points, opening, drag: dragged, hover: hovered, idle };
}

/** Loads the embedded dataset, and then finds lobes for several k. */
export async function measureJob(browser: Browser, hosts: Hosts): Promise<Measured['job']> {
  const page = await newPage(browser);
  const load = await longTasks(page, async () => {
    await page.goto(`${hosts.app}?scale=galaxy`, { waitUntil: 'commit' });
    await cloudSeen(page);
    await settledQuietly(page);
  });
  await page.goto(`${hosts.app}?scale=brain`);
  const sweep = page
    .getByRole('complementary', { name: 'Brain panel' })
    .getByRole('button', { name: /sweep/i });
  await sweep.first().scrollIntoViewIfNeeded();
  await settled(page);
  const running = await longTasks(page, async () => {
    await sweep.first().click();
    await page.waitForTimeout(8000);
  });
  await page.context().close();
  return { load, running };
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 1440, height: 900 },
    // Each visit is the first: what is kept for use without a network would be read beside what is measured.
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(countFrames);
  return page;
}

/** Waits until the cloud has its legend and the table of its components. */
async function cloudSeen(page: Page): Promise<void> {
  await page.locator('.stage .legends').waitFor();
  await page.getByRole('table', { name: /components shown/ }).waitFor();
}

/** Waits while jobs run, without a trace of its own. */
async function settledQuietly(page: Page): Promise<void> {
  await page.waitForTimeout(1500);
  await page.waitForFunction(() => !document.querySelector('[role="progressbar"]'));
  await page.waitForTimeout(500);
}
