import { readFile } from 'node:fs/promises';
import { expect, test } from '../kit/test.ts';

test('a layer is matched with a file, which stays beside the open dataset', async ({ page }) => {
  await page.goto('?data=worlds&scale=galaxy');
  const panel = page.getByRole('complementary', { name: 'Galaxy panel' });
  const buffer = await readFile('public/datasets/worlds/isotropic/decoder.npy');
  const file = { name: 'copy.npy', mimeType: 'application/octet-stream', buffer };
  await panel.getByLabel('File to match with').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Match with a file' });
  await dialog.getByRole('button', { name: 'Match with it' }).click();
  await expect(dialog).toBeHidden();
  await panel.getByRole('button', { name: 'Match with the file' }).click();
  await expect(
    panel.getByText(/^100\.0 % of the \w+s of .* have a partner in copy beyond the line/),
  ).toBeVisible();
  await expect(page).toHaveURL(/data=worlds/);
  await panel.getByRole('button', { name: 'Close the file' }).click();
  await expect(panel.getByRole('button', { name: 'Match the layers' })).toBeVisible();
});
