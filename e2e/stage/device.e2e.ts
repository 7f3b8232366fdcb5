import type { Page } from '@playwright/test';
import { goTo, pixels } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

// The browser and three report that the context is lost.
// Pictures are compared pixel by pixel: a small window keeps that quick.
test.use({ expectedErrors: [/WebGL|Context Lost/i], viewport: { width: 900, height: 640 } });
test.slow();

const NOTICE = /does not offer WebGL 2.*All figures and tables work without it/;

/** Takes WebGL away before the page starts; `giveBack` on the window returns it. */
const withoutWebgl = (page: Page) =>
  page.addInitScript(() => {
    const holder = HTMLCanvasElement.prototype as unknown as {
      getContext: (kind: string, ...rest: unknown[]) => unknown;
    };
    const before = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'getContext')!;
    const getContext = holder.getContext;
    holder.getContext = function (this: unknown, kind, ...rest) {
      return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
    };
    (window as unknown as { giveBack: () => void }).giveBack = () =>
      Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', before);
  });

/** A small dataset, which is computed and drawn soon. */
const SMALL = `?data=${encodeURIComponent('/cases/lobes/manifest.json')}`;

const colours = async (page: Page) => (await pixels(page)).colours;

test('without WebGL 2 the reason stays, and panels, tables and the inspector work', async ({ page }) => {
  await withoutWebgl(page);
  await page.goto(`${SMALL}&scale=galaxy&feature=7`);
  const scene = page.getByRole('application');
  await expect(scene).toContainText(NOTICE);
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('table', { name: /features nearest to/ }).locator('tbody tr')).toHaveCount(
    10,
  );
  await expect(scene).toContainText(NOTICE);
  await goTo(page, 'Brain');
  await expect(page.getByRole('table', { name: /^lobes of layer/i })).toBeVisible();
  await expect(scene).toContainText(NOTICE);
  // Hardware acceleration was allowed meanwhile.
  const blank = await colours(page);
  await scene.getByRole('button', { name: 'Try again' }).click();
  await expect(scene).toContainText(NOTICE);
  await page.evaluate(() => (window as unknown as { giveBack: () => void }).giveBack());
  await scene.getByRole('button', { name: 'Try again' }).click();
  await expect(scene).not.toContainText(NOTICE);
  await expect.poll(() => colours(page)).toBeGreaterThan(2 * blank);
});

/** Loses the context of the scene's canvas; `restore` on the window gives it back. */
const lose = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.stage-picture canvas')!;
    const extension = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
    (window as unknown as { restore: () => void }).restore = () => extension.restoreContext();
    extension.loseContext();
  });

/** The scene once it stands still: two pictures in a row are equal. */
async function still(page: Page): Promise<number> {
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  let last = NaN;
  await expect(async () => {
    const { sum } = await pixels(page);
    const before = last;
    last = sum;
    expect(sum).toBe(before);
  }).toPass();
  return last;
}

const sumOf = async (page: Page) => (await pixels(page)).sum;

test('a lost device that comes back draws the scene at once; one that does not is replaced at a click', async ({
  page,
}) => {
  await page.goto(`${SMALL}&scale=galaxy`);
  const before = await still(page);
  await lose(page);
  const scene = page.getByRole('application');
  await expect(scene).toContainText('The graphics device was lost');
  expect(await sumOf(page)).not.toBe(before);
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await page.evaluate(() => (window as unknown as { restore: () => void }).restore());
  await expect(scene).not.toContainText('The graphics device was lost');
  // Without the pointer.
  await expect.poll(() => sumOf(page)).toBe(before);

  await lose(page);
  await expect(scene).toContainText('The graphics device was lost');
  await scene.getByRole('button', { name: 'Try again' }).click();
  await expect(scene).not.toContainText('The graphics device was lost');
  // The pointer is over the button's place: away from it, nothing is hovered.
  await page.mouse.move(0, 0);
  await expect.poll(() => sumOf(page)).toBe(before);
});
