import type { Page } from '@playwright/test';
import { axe, faultsOf } from '../kit/axe.ts';
import { cells, goTo, parseNumber, pixels, pointAtSomething } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const WORDS = '?data=words&scale=atom';
/** With two relations, whose verdicts take a sixth of the time. */
const TWO_RELATIONS = `${WORDS}&atom.scope=shown&atom.relations=country-capital,man-woman`;

const panel = (page: Page) => page.getByRole('complementary', { name: 'Atom panel' });
const verdicts = (page: Page) => page.getByRole('table', { name: /Verdict on each relation/ });
const relations = (page: Page) => panel(page).getByRole('group', { name: 'Relations', exact: true });

test('sentences separate structure from fit; the slider morphs the scene', async ({ page }) => {
  // Twelve relations are measured in many ways.
  test.slow();
  await page.goto(WORDS);
  await expect(verdicts(page)).toBeVisible({ timeout: 150_000 });
  await expect(panel(page)).toContainText('the raw differences have a silhouette of −0.01');
  await expect(panel(page)).toContainText('0.39 on the very pairs that the removal was fitted on');
  await expect(panel(page)).toContainText('shuffled labels reach 0.08');
  await expect(panel(page)).toContainText('most of the in-sample figure is the fit');
  await expect
    .poll(async () => (await cells(verdicts(page))).filter((row) => row.length === 4).length)
    .toBe(12);

  // The slider morphs the scene, and the panel shows the differences.
  const slider = page.getByRole('slider', { name: /raw → distractors removed/ });
  await expect(slider).toHaveValue('100');
  await expect(page.getByText(/faces · parallelogram error/)).toBeVisible();
  const removed = await pixels(page);
  await slider.press('Home');
  await expect(page).toHaveURL(/atom\.removed=0/);
  await expect.poll(async () => (await pixels(page)).sum).not.toBe(removed.sum);
  await panel(page).getByRole('radio', { name: 'trapezoids' }).click();
  await expect(page.getByText(/faces · trapezoid error/)).toBeVisible();
  await page.getByRole('radio', { name: 'differences' }).click();
  await expect(page).toHaveURL(/atom\.space=differences/);
  await expect(page.getByText(/faces · trapezoid error/)).toBeHidden();
});

test('the user’s pairs are typed, muted, pasted, in the link and compared with the others', async ({
  page,
}) => {
  await page.goto(TWO_RELATIONS);
  await panel(page).getByRole('button', { name: 'Your own' }).click();
  const editor = panel(page).getByRole('group', { name: /^Edit my relation 1/ });
  await editor.getByRole('combobox', { name: 'input' }).fill('fran');
  await page.getByRole('option', { name: 'france', exact: true }).click();
  await editor.getByRole('combobox', { name: 'output' }).fill('french');
  await editor.getByRole('combobox', { name: 'output' }).press('Escape');
  await editor.getByRole('button', { name: 'Add', exact: true }).click();
  await editor.getByText('Paste or drop a list').click();
  const list = editor.getByRole('textbox', { name: /pairs, one a line/ });
  await list.fill('spain, spanish\nitaly → italian\ngermany\tgerman\nnarnia, narnian');
  await editor.getByRole('button', { name: 'Add these pairs' }).click();
  await expect(editor).toContainText('not in this dataset: narnia');
  await editor.getByText('spain → spanish').click();
  await expect(relations(page).getByText('my relation 1').locator('xpath=ancestor::div[1]')).toContainText(
    '3',
  );
  await expect(page).toHaveURL(/atom\.own=own-1/);
  await page.reload();
  await expect(relations(page).getByText('my relation 1').locator('xpath=ancestor::div[1]')).toContainText(
    '3',
  );
  await expect(page.getByRole('list', { name: 'Legend: relations' })).toContainText('my relation 1');
  await panel(page).getByRole('button', { name: 'Edit my relation 1' }).click();
  const downloading = page.waitForEvent('download');
  await editor.getByRole('button', { name: 'Export' }).click();
  expect((await downloading).suggestedFilename()).toBe('my-relation-1.json');
  await list.or(editor.getByText('Paste or drop a list')).first().click();
  await list.fill('france, paris\nspain');
  await editor.getByRole('button', { name: 'Add these pairs' }).click();
  await expect(editor.getByRole('alert')).toContainText('Line 2: expected two words');
  expect(await faultsOf(axe(page).include('.panel'))).toEqual([]);
});

test('an analogy is solved, drawn and in the link', async ({ page }) => {
  await page.goto(TWO_RELATIONS);
  for (const [label, word] of [
    ['a', 'king'],
    ['is to b', 'queen'],
    ['as c', 'man'],
  ] as const) {
    const field = panel(page).getByRole('combobox', { name: label, exact: true });
    await field.fill(word);
    await field.press('Escape');
  }
  await panel(page)
    .getByRole('button', { name: /^Solve king : queen :: man/ })
    .click();
  const answers = page.getByRole('table', { name: /king : queen :: man/ });
  await expect(answers.getByRole('button').first()).toHaveText('woman');
  await expect(page.getByRole('list', { name: 'Legend: points' })).toContainText('b − a + c');
  const address = page.url();
  expect(address).toContain('atom.analogy=king,queen,man');
  await page.goto(address);
  await expect(answers.getByRole('button').first()).toHaveText('woman');
  await panel(page).getByRole('radio', { name: '3CosMul' }).click();
  await expect(answers.getByRole('columnheader', { name: '3CosMul' })).toBeVisible();
  await answers.getByRole('button').first().click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('woman');
});

test('a first visit of Atom shows GloVe, raw, and tests whole relations as analogies', async ({ page }) => {
  await page.goto('?scale=galaxy');
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await goTo(page, 'Atom');
  const legend = page.getByRole('list', { name: 'Legend: relations' });
  await expect(legend).toHaveText(/^man → woman\s*23capital → country\s*23$/, { timeout: 30_000 });
  await expect(page).toHaveURL(/data=glove/);
  // Going back returns to the scale and the dataset before.
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Galaxy' })).toBeChecked();
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await page.goForward();
  await expect(legend).toBeVisible();
  await expect(page.getByRole('slider', { name: /raw → distractors removed/ })).toHaveValue('0');
  const section = panel(page).getByRole('region', { name: 'Analogy test' });
  await section.getByRole('radio', { name: 'the 2 shown' }).click();
  await section.getByRole('button', { name: 'Run the test' }).click();
  const table = page.getByRole('table', { name: /^Share of analogies/ });
  await expect(table).toBeVisible();
  expect(
    (await cells(table)).map(([name, add, multiply, baseline]) => [
      name,
      add?.slice(0, 4),
      multiply,
      baseline,
    ]),
  ).toEqual([
    ['man → woman 506', '0.77', '0.75', 'c 0.48'],
    ['capital → country 506', '0.94', '0.92', 'c 0.13'],
  ]);
  const downloading = page.waitForEvent('download');
  await section.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await downloading).suggestedFilename()).toBe('glove-all-analogies.csv');
});

test('a crystal planted among 150 features is found, drawn and in the link', async ({ page }) => {
  await page.goto(`?data=${encodeURIComponent('/cases/crystal/manifest.json')}&scale=atom&atom.size=150`);
  await panel(page).getByRole('button', { name: 'Search among 150 features' }).click();
  await expect(panel(page).getByRole('button', { name: 'Cancel the search' })).toBeVisible();
  const found = page.getByRole('table', { name: 'Crystals found, the best first' });
  const best = found.getByRole('button').first();
  await expect(best).toBeVisible();
  for (const corner of [20, 60, 100, 140]) await expect(best).toContainText(`feature ${corner}`);
  const [[, error, expected] = []] = await cells(found);
  expect(parseNumber(error!)).toBeLessThan(0.01);
  expect(parseNumber(expected!)).toBe(0);
  await best.click();
  await expect(page.getByRole('list', { name: 'Legend: points' })).toBeVisible();
  await page.reload();
  await expect(best).toBeVisible();
  for (const corner of [20, 60, 100, 140]) await expect(best).toContainText(`feature ${corner}`);
  await expect(page.getByRole('list', { name: 'Legend: points' })).toBeVisible();
  await pointAtSomething(page);
  await page.mouse.down();
  await page.mouse.up();
  await expect(
    page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name: /^Feature \d+$/ }),
  ).toBeVisible();
  await expect(page).toHaveURL(/[?&]feature=\d+/);
});
