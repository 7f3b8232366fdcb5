import { axe, faultsOf } from '../kit/axe.ts';
import { expect, test } from '../kit/test.ts';

test('a feature is found by its label, a word by its beginning; both are pinned', async ({ page }) => {
  // Contexts are held back from the beginning: the card of a pinned feature asks for the same file.
  let goOn = () => undefined as void;
  const read = new Promise<void>((resolve) => (goOn = resolve));
  await page.route(/notes\.jsonl/, async (route) => {
    await read;
    await route.continue();
  });
  await page.goto('?scale=galaxy');
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await page.keyboard.press('/');
  const box = page.getByRole('searchbox', { name: 'Search features' });
  await expect(box).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page.getByText('4,096 labels to search.')).toBeVisible();
  await box.fill('velocity magnitude');
  await expect(page.getByText(/of 4,096, ringed in the scene\./)).toBeVisible();
  expect(await faultsOf(axe(page).include('.search'))).toEqual([]);
  await page.getByRole('option', { name: /“charge”, “force”, “magnitude”, “velocity”/ }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { name: 'Feature 16' })).toBeVisible();
  await expect(page).toHaveURL(/feature=16/);
  await expect(box).toBeHidden();

  await page.getByRole('button', { name: 'Search features' }).click();
  await box.fill('#4095');
  await box.press('ArrowDown');
  await box.press('Enter');
  await expect(inspector.getByRole('heading', { name: 'Feature 4095' })).toBeVisible();
  await page.keyboard.press('/');
  await box.fill('/(open/');
  await expect(page.getByText(/is not a regular expression/)).toBeVisible();
  await box.fill('no label says this');
  await expect(page.getByText('No matches among 4,096 labels.')).toBeVisible();
  await box.fill('#4096');
  await expect(
    page.getByText('There is no feature #4096: layer 2 has 4,096, from #0 to #4095.'),
  ).toBeVisible();
  await box.fill('velocty');
  await expect(page.getByText(/^No exact matches among 4,096 labels; \d+ (is|are) alike/)).toBeVisible();
  // While contexts are read, matches of the search before cannot be pressed.
  await box.fill('token:velocity');
  await expect(page.getByText('Reading what features fire on…')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Select \d+ match/ })).toBeHidden();
  goOn();
  await expect(page.getByRole('button', { name: /^Select \d+ match/ })).toBeVisible();
  // An expression that takes for ever is given up, and the next search is answered.
  await box.fill('/(.+)+(.+)+$x/');
  await expect(page.getByText(/took longer than 2 seconds and was given up/)).toBeVisible();
  await box.fill('token:velocity');
  await expect(page.getByText(/^\d+ of 4,096, ringed in the scene\./)).toBeVisible();
  await page.getByRole('button', { name: /^Select \d+ match/ }).click();
  await expect(box).toBeHidden();
  await expect(page).toHaveURL(/selection=feature:/);

  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: 'Search words' })).toBeVisible();
  await page.keyboard.press('/');
  await page.getByRole('searchbox', { name: 'Search words' }).fill('stockh');
  await page.getByRole('option', { name: 'stockholm' }).click();
  await expect(inspector.getByRole('heading', { name: 'stockholm' })).toBeVisible();
});
