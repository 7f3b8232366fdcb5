import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { goTo, pixels } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const LOBES = `?data=${encodeURIComponent('/cases/lobes/manifest.json')}&scale=brain`;
const tools = (page: Page) => page.getByRole('group', { name: 'Select points' });
const scene = (page: Page) => page.getByRole('application');

/** Drags from one place to another, as shares of the picture. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const box = (await scene(page).boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

test('a box selects, keys add and take away, and the selection stays at every scale and after a reload', async ({
  page,
}) => {
  await page.goto(LOBES);
  await expect(page.getByRole('list', { name: 'Legend: lobes' })).toBeVisible();
  await tools(page)
    .getByRole('button', { name: /^Select with a box/ })
    .click();
  await drag(page, [0.01, 0.01], [0.99, 0.99]);
  const said = tools(page).getByRole('status');
  await expect(said).toHaveText(/^\d+ features are selected\.$/);
  const all = Number(/\d+/.exec((await said.textContent())!)![0]);
  await expect(page).not.toHaveURL(/camera=/);
  await expect(page).toHaveURL(/#selection=feature:/);
  const hash = () => new URL(page.url()).hash;
  const whole = hash();

  await page.keyboard.down('Alt');
  await drag(page, [0.01, 0.01], [0.5, 0.99]);
  await page.keyboard.up('Alt');
  await expect(said).not.toHaveText(`${all} features are selected.`);
  const right = Number(/\d+/.exec((await said.textContent())!)![0]);
  expect(right).toBeGreaterThan(0);
  expect(right).toBeLessThan(all);
  // The link follows a moment later.
  await expect.poll(hash).not.toBe(whole);
  const kept = hash();

  // The way back, and what is said of it.
  await page.keyboard.press('Control+z');
  await expect(said).toHaveText(`${all} features are selected.`);
  await expect.poll(hash).toBe(whole);
  await page.keyboard.press('Control+Shift+z');
  await expect(said).toHaveText(`${right} features are selected.`);
  await expect.poll(hash).toBe(kept);

  await goTo(page, 'Galaxy');
  await expect(page).toHaveURL(/scale=galaxy/);
  await expect.poll(hash).toBe(kept);
  await page.reload();
  await expect(tools(page)).toBeVisible();
  await expect.poll(hash).toBe(kept);
  // The camera's place is written a moment after a drag that moved it, and no drag has.
  await expect(page).not.toHaveURL(/camera=/);

  // By keys alone: from point to point, each announced, and into the selection.
  await scene(page).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(scene(page).getByRole('status')).toBeVisible();
  const first = await scene(page).getByRole('status').textContent();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(scene(page).getByRole('status')).not.toHaveText(first!);
  await page.keyboard.press('a');
  await expect(said).toHaveText(`${all} features are selected.`);
  await page.keyboard.press(' ');
  await expect(said).toHaveText(`${all - 1} features are selected.`);
});

test('the panel lists the selection of a link, compares it with random sets, saves it and keeps it', async ({
  page,
}) => {
  await page.goto(`${LOBES}#selection=feature:0:0-19,30`);
  const column = page.getByRole('complementary', { name: 'Inspector' });
  await expect(column).toContainText('21 of 126 features');
  // The picture follows, without the pointer over it.
  await expect(page.getByRole('list', { name: 'Legend: lobes' })).toBeVisible();
  const invert = column.getByRole('button', { name: 'invert' });
  const few = await pixels(page);
  await invert.click();
  await expect(column).toContainText('105 of 126 features');
  await expect.poll(async () => (await pixels(page)).sum).not.toBe(few.sum);
  await invert.click();
  await expect(column).toContainText('21 of 126 features');
  const members = column.getByRole('table', { name: 'Selected features' });
  await expect(members).toHaveAttribute('aria-rowcount', '22');

  // A press pins a member, one with control takes it out.
  await members.getByRole('button', { name: /^0\b/ }).click();
  await expect(page).toHaveURL(/feature=0/);
  await members.getByRole('button', { name: /^1\b/ }).click({ modifiers: ['Control'] });
  await expect(column).toContainText('20 of 126 features');

  await column.getByText('beside random sets').click();
  await column.getByRole('button', { name: 'Compare with random sets' }).click();
  await expect(column.getByText('mean cosine of all pairs')).toBeVisible();
  await expect(column.getByRole('table', { name: /^Share of the selection’s firings/ })).toBeVisible();

  await column.getByRole('textbox', { name: 'Name to save the selection under' }).fill('twenty');
  await column.getByRole('button', { name: 'Save', exact: true }).click();
  await column.getByRole('button', { name: 'invert' }).click();
  await expect(column).toContainText('106 of 126 features');
  await column.getByText('saved selections (1)').click();
  await column.getByRole('group', { name: 'With twenty' }).getByRole('button', { name: 'intersect' }).click();
  await expect(page.getByText(/have nothing in common: the selection stays as it was/)).toBeVisible();
  await expect(column).toContainText('106 of 126 features');
  await column.getByRole('group', { name: 'With twenty' }).getByRole('button', { name: 'show' }).click();
  await expect(column).toContainText('20 of 126 features');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    column.getByRole('button', { name: 'Export all' }).click(),
  ]);
  const file = await download.path();
  await goTo(page, 'Galaxy');
  await page.getByRole('button', { name: /Colour by/ }).click();
  await page.getByRole('option', { name: 'saved selections' }).click();
  const legend = page.getByRole('list', { name: 'Legend: saved selections' });
  await expect(legend).toContainText('twenty20');
  await legend.getByRole('button', { name: 'Select in none' }).click();
  await expect(column).toContainText('106 of 126 features');
  await page.reload();
  await expect(column).toContainText('106 of 126 features');
  await expect(legend).toContainText('twenty20');

  // The file brings the saved selection back after it was deleted.
  await column.getByText('saved selections (1)').click();
  await column.getByRole('button', { name: 'Delete twenty' }).click();
  await page.getByLabel('File of saved selections').setInputFiles({
    name: 'saved.json',
    mimeType: 'application/json',
    buffer: await readFile(file),
  });
  await expect(page.getByText('1 saved selection imported.')).toBeVisible();
  await expect(column.getByRole('textbox', { name: 'Name of twenty' })).toBeVisible();
});
