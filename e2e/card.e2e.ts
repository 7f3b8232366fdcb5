import type { Page } from '@playwright/test';
import { CHROMIUM_FLAGS } from './browser.mjs';
import { pixels } from './page.ts';
import { expect, test } from './test.ts';

// Chromium's own program stands in for a graphics card.
test.use({
  launchOptions: {
    ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
    args: [...CHROMIUM_FLAGS, '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  },
  viewport: { width: 900, height: 640 },
});
test.slow();

const offersCard = (page: Page) =>
  page.evaluate(async () => {
    const gpu = navigator.gpu as GPU | undefined;
    return ((await gpu?.requestAdapter()) ?? null) !== null;
  });

/** Lays the features out by UMAP, which needs one search for neighbours, and returns the sum of the picture. */
async function layOut(page: Page, choice: 'never' | 'any'): Promise<number> {
  await page.evaluate((value) => localStorage.setItem('tricosm-card', value), choice);
  await page.goto('?data=worlds&scale=galaxy&layer=clusters&galaxy.layout=umap');
  const panel = page.getByRole('complementary', { name: 'Galaxy panel' });
  await panel.getByRole('button', { name: 'Lay out by UMAP' }).click();
  await expect(panel).toContainText('1,200 features, 500 epochs, seed 42');
  await expect(page.getByRole('list', { name: 'Legend: waiting' })).toBeHidden();
  let last = NaN;
  await expect(async () => {
    const { sum } = await pixels(page);
    const before = last;
    last = sum;
    expect(sum).toBe(before);
  }).toPass();
  return last;
}

/** What the app says about the card. */
async function said(page: Page) {
  await page.keyboard.press('Control+k');
  await page
    .getByRole('dialog', { name: 'Commands' })
    .getByRole('menuitem', { name: 'Your work in this browser…' })
    .click();
  return page.getByRole('dialog', { name: 'Your work in this browser' });
}

test('a layout whose neighbours the graphics card proposes is the same picture as without it', async ({
  page,
}) => {
  await page.goto('?data=worlds&scale=galaxy');
  test.skip(!(await offersCard(page)), 'this browser offers no graphics card, and no program in its place');
  const without = await layOut(page, 'never');
  const off = await said(page);
  await expect(off).toContainText('The processor computes everything.');
  await off.getByRole('button', { name: 'Close' }).click();
  expect(await layOut(page, 'any')).toBe(without);
  const on = await said(page);
  await expect(on).toContainText(/Used by 1 search for nearest neighbours: .*swiftshader/i);
  await on.getByRole('checkbox', { name: 'Let the graphics card help' }).uncheck({ force: true });
  await expect(on).toContainText('The processor computes everything.');
  expect(await page.evaluate(() => localStorage.getItem('tricosm-card'))).toBe('never');
});
