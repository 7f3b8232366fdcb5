import { cells, parseNumber } from './page.ts';
import { expect, test } from './test.ts';

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
