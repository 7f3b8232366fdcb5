import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test.ts';

const VIEWS = {
  'galaxy with a pinned feature': { query: 'scale=galaxy&feature=7', ready: /components shown/ },
  brain: { query: 'scale=brain', ready: /lobes of layer 2/i },
  atom: { query: 'data=words&scale=atom&word=12', ready: /nearest to/i },
};
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [name, { query, ready }] of Object.entries(VIEWS)) {
  test(`axe finds nothing wrong at ${name}, dark and light`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`?${query}`);
    await expect(page.getByRole('table', { name: ready }).first()).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'light');
    expect(await faults(new AxeBuilder({ page }))).toEqual([]);
    // The themes differ only in their colours.
    await page.getByRole('button', { name: 'Switch to the light theme' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.mouse.move(0, 0);
    expect(await faults(new AxeBuilder({ page }).withRules(COLOUR_RULES))).toEqual([]);
  });
}

/** The rules of axe that look at colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

async function faults(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`nothing is wider than the screen on ${size}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const { query } of Object.values(VIEWS)) {
      await page.goto(`?${query}`);
      await expect(page.getByRole('application')).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}

test('on a phone the panel ends with the provenance of the data and how they were prepared, in the theme of the last visit', async ({
  page,
}) => {
  await page.setViewportSize(SIZES.phone);
  await page.addInitScript(() => localStorage.setItem('tricosm-theme', 'light'));
  await page.goto('?scale=galaxy');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const panel = page.getByRole('complementary', { name: 'Galaxy panel' });
  await expect(panel.getByRole('heading', { name: 'Dataset' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Read the datasheet' })).toBeVisible();
  await expect(panel.getByRole('checkbox', { name: 'Unit length' })).toHaveCount(1);
});

test('the keyboard reaches the scales and the pinned feature', async ({ page }) => {
  await page.goto('?scale=galaxy&feature=7');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { name: 'Feature 7' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inspector.getByRole('heading', { name: 'Feature 7' })).toBeHidden();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Brain' })).toBeChecked();
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/camera=/);
});
