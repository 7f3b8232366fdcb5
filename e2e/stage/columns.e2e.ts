import { axe, faultsOf } from '../kit/axe.ts';
import { expect, test } from '../kit/test.ts';

/** A row for every second feature of layer 2: a score from −1 to 1, and one of three kinds. */
const rows = Array.from({ length: 2048 }, (_, i) => `${2 * i},${i / 1024 - 1},${['a', 'b', 'c'][i % 3]}`);
const table = `feature,score,kind\n${rows.join('\n')}\n4096,0,a\n`;

test('a dropped table adds its columns: they colour, size and filter, and stay after a reload', async ({
  page,
}) => {
  // The columns that the link names do not exist yet.
  await page.goto('?scale=galaxy&galaxy.colour=group:kind&galaxy.size=column:score');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { name: 'Own columns' })).toBeVisible();
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'scores.csv'));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, table);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('has a row for 2,048 of the 4,096 features of layer 2')).toBeVisible();
  await expect(dialog.getByText('1 row names no feature from 0 to 4,095 and is left out')).toBeVisible();
  expect(await faultsOf(axe(page).include('[role=dialog]'))).toEqual([]);
  await dialog.getByRole('button', { name: 'Add its columns to mini-sae' }).click();

  await expect(inspector.getByRole('list', { name: 'Own columns' }).getByRole('listitem')).toHaveCount(2);
  const kinds = page.getByRole('list', { name: 'Legend: kind' });
  await expect(kinds).toContainText('no value2,048');
  await expect(page.getByRole('list', { name: 'Legend: size: score' })).toContainText('0.979');

  const panel = page.getByRole('complementary', { name: 'Galaxy panel' });
  await expect(panel.getByRole('button', { name: 'Add columns…' })).toBeVisible();
  await panel.getByRole('button', { name: 'Filter by' }).click();
  await page.getByRole('option', { name: 'score' }).click();
  await expect(panel.getByText('2,048 of 4,096 features shown; 2,048 have no value.')).toBeVisible();
  await panel.getByRole('textbox', { name: 'from' }).fill('0.5');
  await panel.getByRole('textbox', { name: 'from' }).press('Enter');
  await expect(panel.getByText('512 of 4,096 features shown')).toBeVisible();
  await panel.getByRole('slider', { name: /^to:/ }).press('PageDown');
  await expect(panel.getByText('307 of 4,096 features shown')).toBeVisible();
  await expect(page).toHaveURL(/galaxy\.filter=column:score~0\.5~0\.\d+~/);
  expect(await faultsOf(axe(page).include('.range').include('.legends'))).toEqual([]);
  await panel.getByRole('button', { name: 'Select them' }).click();
  await expect(page).toHaveURL(/#.*selection=/);

  await page.reload();
  await expect(panel.getByText('307 of 4,096 features shown')).toBeVisible();
  await inspector.getByRole('button', { name: 'Remove score' }).click();
  await expect(panel.getByText('layer 2 has no column “score”: it is not filtered.')).toBeVisible();
  await expect(kinds).toBeVisible();
});
