import type { Page } from '@playwright/test';
import { startHostile } from '../kit/hostile.ts';
import { expect, test } from '../kit/test.ts';

/** What breaks a layout: a page wider than its window, a control outside it, a part wider than it. */
const broken = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} pixels wide`);
    for (const tab of document.querySelectorAll('[role="radio"]')) {
      const { left, right, width } = tab.getBoundingClientRect();
      if (width > 0 && (left < 0 || right > innerWidth)) faults.push(`${tab.textContent} is cut off`);
    }
    for (const part of document.querySelectorAll('aside, main, header, nav, .panel, .inspector')) {
      const { width } = part.getBoundingClientRect();
      if (width > innerWidth) faults.push(`${part.className || part.tagName} is ${width} pixels wide`);
      if (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'hidden')
        faults.push(
          `${part.className || part.tagName} scrolls sideways (${part.scrollWidth} of ${part.clientWidth})`,
        );
    }
    return faults;
  });

test('a dataset whose every string is an attack is inert and breaks no layout', async ({ page }) => {
  const host = await startHostile();
  const address = encodeURIComponent(`${host.address}/attack/manifest.json`);
  for (const query of ['scale=brain&feature=0', 'scale=galaxy&feature=6']) {
    await page.goto(`?data=${address}&${query}`);
    await expect(page.getByRole('application')).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('onerror');
    for (const [width, height] of [
      [390, 844],
      [1120, 720],
    ] as const) {
      await page.setViewportSize({ width, height });
      // A style sheet may come late.
      await expect.poll(() => broken(page), `${width} pixels, ${query}`).toEqual([]);
      await expect(page.getByRole('radio', { name: 'Galaxy' })).toBeInViewport();
    }
  }
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  expect(
    await page.evaluate(
      () => document.querySelectorAll('img, a[href^="javascript:"], a[href^="data:"]').length,
    ),
  ).toBe(0);
  host.stop();
});
