import type { Page } from '@playwright/test';
import { cells, goTo } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const heading = (page: Page, name: string) => inspector(page).getByRole('heading', { name, exact: true });

test('a pinned feature: its place, what it is made of, its partners as edges, at every scale and layer', async ({
  page,
}) => {
  await page.goto('?scale=galaxy&feature=3000&edges=firing');
  const card = inspector(page);
  await expect(heading(page, 'Feature 3000')).toBeVisible();
  const edges = page.getByRole('group', { name: /^Legend: edges/ });
  await expect(edges).toContainText(/co-firing, phi.*beyond chance with feature 3000/);

  const table = card.getByRole('table', { name: /place of feature 3000 among all/ });
  await expect(table.getByText('PC 8')).toBeVisible();
  const places = await cells(table);
  expect(places.map(([name]) => name)).toEqual(expect.arrayContaining(['frequency', 'PC 1', 'PC 8']));
  for (const row of places) expect(row[3]).toMatch(/^\d+\s%$/);
  await expect(
    card.getByRole('table', { name: /sum is nearest to feature 3000/ }).locator('tbody tr'),
  ).toHaveCount(8);
  await expect(card.getByText(/199\srandom\sdirections\s·\sp/)).toBeVisible();

  await card.getByRole('radio', { name: 'cosine', exact: true }).click();
  await expect(page).toHaveURL(/edges=cosine/);
  await expect(edges).toContainText('10 nearest to feature 3000');
  await card.getByRole('button', { name: 'Select these 10, nearest to 3000 by direction' }).click();
  await expect(page).toHaveURL(/#selection=feature/);

  // Layer 3 has 2,048 features.
  const slider = page.getByRole('slider', { name: 'layer' });
  await slider.press('ArrowRight');
  await expect(card.getByText('layer 3 has 2,048 features, from 0. Feature 3000 stays pinned')).toBeVisible();
  await expect(edges).toBeHidden();
  await slider.press('ArrowLeft');
  await expect(card.getByRole('table', { name: /place of feature 3000/ })).toBeVisible();
  await goTo(page, 'Atom');
  await expect(
    card.getByText('The Atom scene shows words. This feature stays pinned beside it.'),
  ).toBeVisible();
  await expect(heading(page, 'Feature 3000')).toBeVisible();
});

test('a word pinned or selected at one scale is the feature of the same text at the others', async ({
  page,
}) => {
  await page.goto('?data=words&scale=galaxy&word=500');
  await expect(heading(page, 'Word 500')).toBeVisible();
  await inspector(page).getByRole('button', { name: '2262 views', exact: true }).click();
  await expect(page).toHaveURL(/feature=2262/);
  await expect(page).not.toHaveURL(/word=/);
  await inspector(page).getByRole('button', { name: 'Add to the selection' }).click();
  await expect(page).toHaveURL(/#selection=feature:/);
  const { hash } = new URL(page.url());
  await goTo(page, 'Atom');
  await expect(heading(page, 'views')).toBeVisible();
  await expect(inspector(page).getByRole('button', { name: 'Take out of the selection' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('1 word', { exact: true })).toBeAttached();
  await expect.poll(() => new URL(page.url()).hash).toBe(hash);
});
