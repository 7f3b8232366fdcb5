import type { Page } from '@playwright/test';
import { random } from '../src/math/random/random.ts';
import { detachedWorkers, heapOf, watched, type App } from './app.ts';

export interface MonkeyRun {
  readonly dataset: string;
  readonly width: number;
  readonly actions: number;
  readonly faults: readonly string[];
  /** bytes of the heap after the first half and at the end, after collection */
  readonly heap: readonly [number, number];
  readonly workers: number;
  /** workers that have ended and that the page still holds; absent in older results */
  readonly detached?: number;
}

const KEYS = ['Escape', 'Tab', 'ArrowRight', 'ArrowDown', 'Enter', 'Home', '/', '?'];
const SIZES = [
  [1120, 720],
  [390, 844],
] as const;

/** Presses, types and clicks at random on each dataset at two sizes; the same seed does the same. */
export async function runMonkey(
  { browser, address }: App,
  datasets: readonly string[],
  actions: number,
  keep: (runs: readonly MonkeyRun[]) => void,
): Promise<void> {
  const runs: MonkeyRun[] = [];
  for (const dataset of datasets) {
    for (const [width, height] of SIZES) {
      const context = await browser.newContext({ viewport: { width, height } });
      const page = await context.newPage();
      const faults = watched(page);
      await page.goto(`${address}?data=${dataset}`);
      await page.getByRole('application').waitFor({ timeout: 120_000 });
      const draw = random(width + actions);
      let middle = 0;
      for (let i = 0; i < actions; i++) {
        await act(page, () => draw.uniform(), width, height).catch(() => undefined);
        if (i === Math.floor(actions / 2)) middle = await heapOf(page);
      }
      await page.keyboard.press('Escape');
      await page.waitForTimeout(2000);
      const run = {
        dataset,
        width,
        actions,
        faults,
        heap: [middle, await heapOf(page)] as const,
        workers: page.workers().length,
        detached: await detachedWorkers(page),
      };
      console.log(JSON.stringify(run));
      runs.push(run);
      keep([...runs]);
      await context.close();
    }
  }
}

async function act(page: Page, draw: () => number, width: number, height: number): Promise<void> {
  const kind = draw();
  if (kind < 0.2) return page.keyboard.press(KEYS[Math.floor(draw() * KEYS.length)]!);
  if (kind < 0.5) return page.mouse.click(draw() * width, draw() * height);
  const buttons = page.locator('button:visible, [role="radio"]:visible, summary:visible, input:visible');
  const count = await buttons.count();
  if (count === 0) return;
  const one = buttons.nth(Math.floor(draw() * count));
  // Links lead out of the app, and a file dialog would wait for a person.
  if (/import|choose|files/i.test((await one.textContent()) ?? '')) return;
  await one.click({ timeout: 300, noWaitAfter: true });
}
