import type { Page } from '@playwright/test';
import { goTo } from './page.ts';
import { expect, test } from './test.ts';

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

  await page.keyboard.down('Alt');
  await drag(page, [0.01, 0.01], [0.5, 0.99]);
  await page.keyboard.up('Alt');
  await expect(said).not.toHaveText(`${all} features are selected.`);
  const right = Number(/\d+/.exec((await said.textContent())!)![0]);
  expect(right).toBeGreaterThan(0);
  expect(right).toBeLessThan(all);
  await expect(page).toHaveURL(/#selection=feature:/);
  const kept = new URL(page.url()).hash;

  await goTo(page, 'Galaxy');
  await expect(page).toHaveURL(/scale=galaxy/);
  expect(new URL(page.url()).hash).toBe(kept);
  await page.reload();
  await expect(tools(page)).toBeVisible();
  expect(new URL(page.url()).hash).toBe(kept);

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
