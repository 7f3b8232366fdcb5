import { readFileSync } from 'node:fs';
import { axe, faultsOf } from '../kit/axe.ts';
import { tricosm } from '../kit/cli.ts';
import { expect, test } from '../kit/test.ts';

interface Made {
  readonly date: string;
  readonly link: string;
  readonly sections: readonly { readonly id: string }[];
}

test('what a link asks for is offered, and the report of the view is that of the terminal', async ({
  page,
}) => {
  await page.goto('?data=worlds&layer=clusters&scale=galaxy&asked=galaxy.population-slope');
  const notice = page.getByText('This link asks for a computation: Slope of the population.');
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: 'Compute it' }).click();
  await expect(page.getByText(/^slope of the population, ranks/)).toBeVisible();
  await expect(notice).toBeHidden();

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Report/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Report of this view' });
  await expect(dialog.getByRole('list', { name: 'Parts of the report' }).getByRole('listitem')).toHaveText([
    /^Spectrum/,
    /^Is it a power law/,
    /^Is it isotropic/,
  ]);
  expect(await faultsOf(axe(page).include('[role=dialog]'))).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as JSON' }).click(),
  ]);
  // The button was disabled while the report was made, and keys still reach the dialog.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const own = JSON.parse(readFileSync(await download.path(), 'utf8')) as Made;
  const other = tricosm<Made>('report', own.link, '--json');
  expect({ ...own, date: '' }).toEqual({ ...other, date: '' });
  expect(own.link).toContain('asked=galaxy.population-slope');
});

test('a view saved as a file opens when it is chosen, and a file that holds none says so', async ({
  page,
}) => {
  await page.goto('?data=worlds&layer=power&scale=galaxy');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^Save the view as a file/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('worlds-galaxy.tricosm.json');
  const file = test.info().outputPath('worlds-galaxy.tricosm.json');
  await download.saveAs(file);
  await page.goto('?data=worlds&layer=clusters&scale=galaxy');
  await page.getByLabel('Files to open').setInputFiles(file);
  await expect(page).toHaveURL(/layer=power/);
  await page
    .getByLabel('Files to open')
    .setInputFiles({ name: 'a.tricosm.json', mimeType: 'application/json', buffer: Buffer.from('[1]') });
  await expect(page.getByRole('alert')).toContainText('expected a view file');
  await expect(page).toHaveURL(/layer=power/);
});
