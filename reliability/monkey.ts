import type { Page } from '@playwright/test';
import { random, type Random } from '../src/math/random/random.ts';
import { detachedWorkers, watched, type App } from './app.ts';
import { heldAtStart } from './heap.ts';
import { loadEveryPart } from './parts.ts';
import type { Held } from './snapshot.ts';

export interface MonkeyRun {
  readonly dataset: string;
  readonly width: number;
  readonly actions: number;
  readonly faults: readonly string[];
  /** what the page holds after each quarter of the actions, in the start view and after collection */
  readonly held: readonly Held[];
  readonly workers: number;
  /** workers that have ended and that the page still holds */
  readonly detached: number;
}

const KEYS = ['Escape', 'Tab', 'ArrowRight', 'ArrowDown', 'Enter', 'Home', '/', '?', 'Control+z', 'a', '7'];
export const SIZES = [
  [1440, 900],
  [390, 844],
] as const;

/** Presses, types and clicks at random on each dataset at sizes of some widths; the same seed does the same. */
export async function runMonkey(
  app: App,
  datasets: readonly string[],
  widths: readonly number[],
  actions: number,
  keep: (runs: readonly MonkeyRun[]) => void,
): Promise<void> {
  const runs: MonkeyRun[] = [];
  for (const dataset of datasets) {
    for (const size of SIZES.filter(([width]) => widths.includes(width))) {
      const run = await oneRun(app, dataset, size, actions);
      console.log(JSON.stringify(run));
      runs.push(run);
      keep([...runs]);
    }
  }
}

/** One page with its actions, in which every part of the program is loaded before the first one. */
async function oneRun(
  { browser, address, root }: App,
  dataset: string,
  [width, height]: readonly [number, number],
  actions: number,
): Promise<MonkeyRun> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  // A link may open a page of its own, which is none of the app.
  context.on('page', (other) => void other.close().catch(() => undefined));
  const faults = watched(page);
  await page.goto(`${address}?data=${dataset}`);
  await page.getByRole('application').waitFor({ timeout: 120_000 });
  await loadEveryPart(page, root);
  const draw = random(width + actions);
  const held: Held[] = [];
  for (let quarter = 0; quarter < 4; quarter++) {
    for (let i = 0; i < actions / 4; i++) {
      await act(page, draw, width, height).catch(() => undefined);
      // A link of a datasheet leads out of the app.
      if (page.url().startsWith(address)) continue;
      await page.goto(`${address}?data=${dataset}`);
      await loadEveryPart(page, root);
    }
    held.push(await heldAtStart(page, dataset));
  }
  const workers = page.workers().length;
  const detached = await detachedWorkers(page);
  await context.close();
  return { dataset, width, actions, faults, held, workers, detached };
}

async function act(page: Page, draw: Random, width: number, height: number): Promise<void> {
  const kind = draw.uniform();
  const place = () => [draw.uniform() * width, draw.uniform() * height] as const;
  if (kind < 0.2) return page.keyboard.press(KEYS[draw.integer(KEYS.length)]!);
  if (kind < 0.4) return page.mouse.click(...place());
  if (kind < 0.45) {
    await page.mouse.move(...place());
    return page.mouse.wheel(0, 400 * (draw.uniform() - 0.5));
  }
  if (kind < 0.5) {
    await page.mouse.move(...place());
    await page.mouse.down();
    await page.mouse.move(...place(), { steps: 3 });
    return page.mouse.up();
  }
  // Handles of elements would hold what the page has removed.
  const at = await page.evaluate(middleOfControl, draw.uniform());
  if (at) await page.mouse.click(...at);
}

/** In the page: brings a visible control into view, and returns where its middle is. @param share  which one, in [0, 1) */
function middleOfControl(share: number): [number, number] | null {
  const controls = [...document.querySelectorAll('button, [role="radio"], summary, input')].filter((one) =>
    one.checkVisibility(),
  );
  const one = controls[Math.floor(share * controls.length)];
  // A file dialog would wait for a person.
  if (!one || /import|choose|files/i.test(one.textContent)) return null;
  one.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = one.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
