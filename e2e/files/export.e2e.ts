import { axe, faultsOf } from '../kit/axe.ts';
import { cells } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

test('the open dataset is exported as a zipped bundle, which opens with the same figures', async ({
  page,
}) => {
  await page.goto('?data=worlds&layer=power&scale=galaxy');
  const axes = page.getByRole('table', { name: /components shown/ });
  await expect(axes).toBeVisible();
  const before = (await cells(axes)).map((row) => row.at(-1));
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('button', { name: /Export as static dataset/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Export as static dataset' });
  await dialog.getByLabel(/Licence/).fill('');
  await dialog.getByRole('button', { name: 'Make the zip' }).click();
  await expect(dialog.getByRole('alert')).toContainText('expected a licence, found none');
  await dialog.getByLabel(/Licence/).fill('CC0');
  await dialog.getByLabel('Name, short').fill('planted');
  expect(await faultsOf(axe(page).include('[role=dialog]'))).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make the zip' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('planted.zip');
  await expect(dialog.getByText(/Saved: /)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const zip = test.info().outputPath('planted.zip');
  await download.saveAs(zip);
  await page.getByLabel('Files to open').setInputFiles(zip);
  const open = page.getByRole('dialog');
  await open.getByRole('button', { name: 'Open' }).click();
  await expect(page).toHaveURL(/data=local/);
  await expect(inspector).toContainText('CC0');
  await page.getByRole('slider', { name: 'layer' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/layer=power/);
  await expect.poll(async () => (await cells(axes)).map((row) => row.at(-1))).toEqual(before);
});

test('the first view shows published results and computes nothing', async ({ page }) => {
  await page.goto('?data=/cases/lobes/manifest.json');
  const lobes = page.getByRole('table', { name: /^lobes of layer/i });
  await expect(lobes.locator('tbody tr')).toHaveCount(4);
  const before = await cells(lobes);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('button', { name: /Export as static dataset/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Export as static dataset' });
  await expect(dialog.getByRole('checkbox', { name: /^lobes, as first shown.*about 1 kB/ })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /^crystals/ })).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make the zip' }).click(),
  ]);
  await expect(dialog.getByText(/Saved: .* with 4 results/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const zip = test.info().outputPath('lobes.zip');
  await download.saveAs(zip);
  await page.getByLabel('Files to open').setInputFiles(zip);
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await expect(page).toHaveURL(/data=local/);
  await expect.poll(() => cells(lobes)).toEqual(before);
  // The worker says where the results on screen are from.
  await inspector.getByText('4 results precomputed, published with the dataset').click();
  const listed = inspector.getByRole('listitem');
  await expect(listed.filter({ hasText: 'used as published' })).toHaveText([
    'Principal components, layer 0: used as published, computed beforehand by the authorCompute again',
    'Lobes, layer 0: used as published, computed beforehand by the authorCompute again',
  ]);
  await expect(listed.filter({ hasText: 'not read yet' })).toHaveCount(2);
});
