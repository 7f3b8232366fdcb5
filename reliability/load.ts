import { random } from '../src/math/random/random.ts';
import { heapOf, watched, type App } from './app.ts';

/** Asks for jobs and cancels them at random times by going to other views; none may be left at the end. */
export async function cancelJobs({ browser, address }: App, jobs: number) {
  const page = await (await browser.newContext({ viewport: { width: 1120, height: 720 } })).newPage();
  const faults = watched(page);
  await page.goto(`${address}?scale=brain`);
  await page.getByRole('application').waitFor({ timeout: 120_000 });
  const draw = random(17);
  for (let i = 0; i < jobs; i++) {
    const k = 2 + Math.floor(30 * draw.uniform());
    await page.evaluate((lobes) => {
      history.pushState(null, '', `?scale=brain&brain.k=${lobes}`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, k);
    await page.waitForTimeout(200 * draw.uniform());
  }
  const tray = page.getByRole('status', { name: 'Running computations' }).locator('.task');
  const end = performance.now() + 180_000;
  while ((await tray.count()) > 0 && performance.now() < end) await page.waitForTimeout(200);
  const left = await tray.count();
  await page.context().close();
  return { jobs, left, faults };
}

/** Opens datasets one after another in one page; the heap at the end is compared with that after the first round. */
export async function openMany({ browser, address }: App, datasets: readonly string[], times: number) {
  const page = await (await browser.newContext({ viewport: { width: 1120, height: 720 } })).newPage();
  const faults = watched(page);
  await page.goto(`${address}?scale=galaxy`);
  const heaps: number[] = [];
  for (let i = 0; i < times; i++) {
    await page.evaluate(
      (data) => {
        history.pushState(null, '', `?data=${data}&scale=galaxy`);
        dispatchEvent(new PopStateEvent('popstate'));
      },
      datasets[i % datasets.length]!,
    );
    await page.getByRole('table', { name: /components shown/ }).waitFor({ timeout: 120_000 });
    await page.waitForTimeout(1500);
    if (i % datasets.length === 0) heaps.push(await heapOf(page));
  }
  await page.context().close();
  return { times, heaps, faults };
}
