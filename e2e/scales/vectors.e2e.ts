import { cells, parseNumber } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

test('scaling vectors to unit length changes the figures, is shown, and is in the link', async ({ page }) => {
  await page.goto('?data=worlds&layer=power&scale=galaxy');
  const axes = page.getByRole('table', { name: /components shown/ });
  await expect(axes).toBeVisible();
  const stored = parseNumber((await cells(axes))[0]![1]!);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('checkbox', { name: 'Unit length' }).check({ force: true });
  await expect(inspector).toContainText('here scaled to unit length');
  await expect.poll(async () => parseNumber((await cells(axes))[0]![1]!)).not.toBe(stored);
  const unit = (await cells(axes))[0]![1]!;
  await expect(page).toHaveURL(/prepare=unit/);
  await page.getByRole('button', { name: /Colour by/ }).click();
  await expect(page.getByRole('option', { name: 'stored norm' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(inspector.getByRole('checkbox', { name: 'Unit length' })).toBeChecked();
  await expect(axes).toContainText(unit);
});

test('a control takes the place of the vectors, is marked, and one click leads back', async ({ page }) => {
  await page.goto('?data=worlds&layer=power&scale=galaxy&control=spectrum@7');
  const strip = page.locator('.control-strip');
  await expect(strip).toContainText('control: spectrum-matched cloud, seed 7 — not the SAE');
  await expect(page.locator('.legends')).toContainText('not the SAE');
  const axes = page.getByRole('table', { name: /components shown/ });
  await expect(axes).toBeVisible();
  const matched = (await cells(axes))[0]![1]!;
  await page.getByRole('button', { name: /figures of/ }).click();
  await page.getByRole('option', { name: 'random directions' }).click();
  await expect(strip).toContainText('random directions, seed 7');
  await expect(page).toHaveURL(/control=random@7/);
  await expect.poll(async () => (await cells(axes))[0]![1]!).not.toBe(matched);
  await strip.getByRole('button', { name: 'Back to the SAE' }).click();
  await expect(strip).toHaveText('');
  await expect(page).not.toHaveURL(/control=/);
  // The matched cloud has the spectrum of the SAE.
  await expect.poll(async () => (await cells(axes))[0]![1]!).toBe(matched);
});
