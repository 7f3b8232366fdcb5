import type { Page } from '@playwright/test';
import { pixels } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const LOBES = `?data=${encodeURIComponent('/cases/lobes/manifest.json')}&scale=brain`;
const legendOf = (page: Page) => page.getByRole('list', { name: 'Legend: lobes' });
const camera = (page: Page) => page.getByRole('group', { name: 'Camera' });

test('entries of a legend are shown alone and hidden, which is announced; the camera moves and brings everything back', async ({
  page,
}) => {
  await page.goto(`${LOBES}&feature=7`);
  const legend = legendOf(page);
  await expect(legend.getByRole('listitem')).toHaveCount(4);
  const first = legend.getByRole('button', { name: /^lobe 1/ });
  await first.click();
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/brain\.lobe=0/);
  await expect(page.getByText(/^Only lobe 1.* is shown\.$/)).toBeAttached();
  await page.getByRole('button', { name: 'show all' }).click();
  await expect(page).not.toHaveURL(/brain\.lobe/);

  const whole = await pixels(page);
  const hide = legend.getByRole('button', { name: /^Hide lobe 2/ });
  await hide.focus();
  await page.keyboard.press('Enter');
  await expect(hide).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/^lobe 2.* is hidden; 1 hidden\.$/)).toBeAttached();
  await expect(page).toHaveURL(/legend=\w+::1/);
  // The picture is drawn a frame later.
  await expect.poll(async () => (await pixels(page)).sum).not.toBe(whole.sum);
  // The list is one stop of the Tab key, within which arrow keys move.
  await page.keyboard.press('ArrowDown');
  await expect(legend.getByRole('button', { name: /^Hide lobe 3/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox', { name: 'shapes' })).toBeFocused();
  await page.reload();
  await expect(hide).toHaveAttribute('aria-pressed', 'true');
  await hide.press('Enter');
  await expect(hide).toHaveAttribute('aria-pressed', 'false');
  await expect(page).not.toHaveURL(/legend=/);

  // Buttons, keys and a double click move the camera and bring everything back.
  await camera(page)
    .getByRole('button', { name: /^Look along PC 1/ })
    .click();
  await expect(page).toHaveURL(/camera=/);
  await camera(page)
    .getByRole('button', { name: /^Show everything/ })
    .click();
  await expect(page).not.toHaveURL(/camera=/);

  await page.getByRole('application').focus();
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/camera=/);
  const box = (await page.getByRole('application').boundingBox())!;
  await page.mouse.dblclick(box.x + 4, box.y + 4);
  await expect(page).not.toHaveURL(/camera=/);
});

test('legend and controls are under the picture and in the page at every size', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('?data=words&scale=atom');
  const bar = page.getByRole('radiogroup', { name: 'what the scene shows' });
  const legend = page.getByRole('list', { name: 'Legend: relations' });
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(legend).toBeVisible();
    if (width < 500) {
      // Folded on a phone, so that the scene has two fifths of the screen.
      const fold = page.getByRole('button', { name: /^The scene shows words/ });
      await expect(fold).toBeVisible();
      const pictureHeight = async () => (await page.getByRole('application').boundingBox())!.height;
      await expect.poll(pictureHeight).toBeGreaterThan(0.4 * height);
      await fold.click();
    }
    await expect(bar).toBeVisible();
    // A style sheet may come late, and a new size takes a frame.
    await expect(async () => {
      const scene = (await page.getByRole('main', { name: 'Scene' }).boundingBox())!;
      const picture = (await page.getByRole('application').boundingBox())!;
      expect(picture.height).toBeGreaterThan(180);
      for (const part of [bar, legend, camera(page)]) {
        const box = (await part.boundingBox())!;
        expect(box.y).toBeGreaterThanOrEqual(picture.y + picture.height - 1);
        expect(box.x).toBeGreaterThanOrEqual(scene.x - 1);
        expect(box.x + box.width).toBeLessThanOrEqual(scene.x + scene.width + 1);
      }
    }, `${width} × ${height}`).toPass();
  }
});

test('a legend of more than twelve entries is a list beside the scene, and every lobe has a colour', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('?brain.k=16');
  const legend = legendOf(page);
  await expect(legend.getByRole('listitem')).toHaveCount(17);
  await expect(async () => {
    const picture = (await page.getByRole('application').boundingBox())!;
    expect((await legend.boundingBox())!.x).toBeGreaterThanOrEqual(picture.x + picture.width - 1);
    const swatches = await legend
      .locator('.swatch')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    expect(new Set(swatches).size).toBe(17);
  }).toPass();
});
