import { cells } from './page.ts';
import { expect, test } from './test.ts';

test('a lobe is named, and its name and colour come back with the link', async ({ page, context }) => {
  await page.goto('');
  const table = page.getByRole('table', { name: /lobes of layer 2/i });
  await expect(table.locator('tbody tr')).toHaveCount(4);
  await table.getByRole('button', { name: /lobe 2/ }).click();
  const typical = page.getByRole('table', { name: /most typical of lobe 2/ });
  await expect(typical.locator('tbody tr')).toHaveCount(12);
  await page.getByRole('textbox', { name: 'name of this lobe' }).fill('code');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('button', { name: /^code/ })).toBeVisible();
  await expect(page).toHaveURL(/brain\.names=/);

  const other = await context.newPage();
  await other.goto(page.url());
  const there = other.getByRole('table', { name: /lobes of layer 2/i });
  await expect(there.getByRole('button', { name: /^code/ })).toBeVisible();
  expect(await cells(there)).toEqual(await cells(table));
  const legend = other.getByRole('list', { name: 'Legend: lobes' });
  await expect(legend).toContainText('code');
});
