import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { axe, faultsOf } from '../kit/axe.ts';
import { expect, test } from '../kit/test.ts';

/** Width, height and density of a PNG, from its header. */
function pngSize(bytes: Buffer): { width: number; height: number; perMetre: number } {
  const density = bytes.indexOf('pHYs');
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    perMetre: density < 0 ? 0 : bytes.readUInt32BE(density + 4),
  };
}

/** The number of colours of a PNG, as the browser decodes it. */
const coloursOf = (page: Page, png: Buffer): Promise<number> =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
  }, png.toString('base64'));

async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await button.click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the scene and a chart are saved as PNG and SVG, and a chart’s data as CSV', async ({ page }) => {
  await page.goto('?data=worlds&layer=power&scale=galaxy');
  await expect(page.getByRole('group', { name: /^Legend: / }).first()).toBeVisible();
  const twin = page.locator('.twin').first();
  await expect(twin).toBeVisible();
  // The dialog also offers the charts that are drawn while it is open.
  const dialog = page.getByRole('dialog', { name: 'Figure' });
  const openDialog = async () => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Figure/ }).click();
    await expect(dialog.locator('canvas')).toBeVisible();
  };
  await openDialog();
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  expect(await faultsOf(axe(page).include('[role=dialog]'))).toEqual([]);

  const scene = await saved(page, save);
  expect(scene.name).toBe('worlds-power-scene.png');
  expect(pngSize(scene.bytes)).toMatchObject({ width: 1004, perMetre: 11811 });
  expect(await coloursOf(page, scene.bytes)).toBeGreaterThan(300);

  await dialog.getByRole('radio', { name: 'SVG' }).click();
  const drawn = (await saved(page, save)).bytes.toString();
  expect(drawn).toContain('width="85mm"');
  expect(drawn.match(/<image /g)).toHaveLength(1);
  expect(drawn).toMatch(/>PC 1[^<]*<\/text>/);
  expect(drawn).toMatch(/>firing frequency[^<]*<\/text>|>size: [^<]*<\/text>|>norm[^<]*<\/text>/);
  expect(drawn).toMatch(/<desc>[^<]*Galaxy[^<]*Tricosm/);
  expect(drawn).not.toContain('var(');

  await dialog.getByRole('button', { name: /What$/ }).click();
  await page.getByRole('option', { name: /eigenvalues against rank/ }).click();
  // Its long name leaves room for the arrow.
  const what = dialog.getByRole('button', { name: /What$/ });
  expect(await what.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  const chart = (await saved(page, save)).bytes.toString();
  expect(chart).toMatch(/>slope [^<]*<\/text>/);
  expect(chart).toMatch(/>Gaussian[^<]*<\/text>/);
  expect(chart).not.toMatch(/var\(|currentColor|color\(/);
  await dialog.getByRole('radio', { name: 'PNG' }).click();
  const png = await saved(page, save);
  expect(pngSize(png.bytes).width).toBe(1004);
  expect(await coloursOf(page, png.bytes)).toBeGreaterThan(50);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  // The page is in its own theme again.
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'light');

  // The next figure has the settings of the last one.
  await openDialog();
  await dialog.getByRole('button', { name: /Size$/ }).click();
  const wide = page.getByRole('option', { name: /^Page, 180 mm/ });
  await expect(wide).toContainText('2,126 pixels wide');
  await wide.click();
  await dialog.getByRole('radio', { name: 'SVG' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await openDialog();
  await expect(dialog.getByRole('button', { name: /Size$/ })).toContainText('Page, 180 mm');
  await expect(dialog.getByRole('radio', { name: 'SVG' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await twin.getByRole('button', { name: 'Save this chart' }).click();
  const data = await saved(page, page.getByRole('menuitem', { name: /CSV/ }));
  const lines = data.bytes.toString().split('\r\n');
  expect(lines[0]).toMatch(/^# Tricosm \d/);
  expect(lines).toContain('# seed: 42');
  expect(lines.find((line) => !line.startsWith('# '))).toBe('rank,eigenvalue,Gaussian');
});
