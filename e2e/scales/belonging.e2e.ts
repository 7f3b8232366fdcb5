import type { Page } from '@playwright/test';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { goTo } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const FEATURES = 60;
const DIM = 6;

/** A file of vectors whose name is its dataset's; one number is missing. */
function broken(name: string) {
  const values = Float32Array.from({ length: FEATURES * DIM }, (_, i) => Math.sin(i * i + 1));
  values[100] = NaN;
  return { name, mimeType: '', buffer: Buffer.from(writeNpy(values, [FEATURES, DIM])) };
}

/** Opens the file with a NaN; its dialog shows the fault and calls no scale ready. */
async function openBroken(page: Page) {
  await page.getByLabel('Files to open').setInputFiles(broken('holes.npy'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/NaN|not a number|finite/);
  await expect(dialog).not.toContainText(/ready/);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('60 features × 6');
}

const panelOf = (page: Page, scale: string) => page.getByRole('complementary', { name: `${scale} panel` });

test('galaxy and atom: nothing of the dataset before stands under the name of a file with a NaN', async ({
  page,
}) => {
  await page.goto('?scale=galaxy&data=words');
  const panel = panelOf(page, 'Galaxy');
  const components = page.getByRole('table', { name: /components shown/ });
  await expect(components).toBeVisible();
  await expect(page.getByRole('table', { name: /shape of the spectrum/ })).toBeVisible();
  await panel.getByRole('button', { name: /Colour by/ }).click();
  await expect(page.getByRole('option', { name: 'relation' })).toBeVisible();
  await page.keyboard.press('Escape');
  await goTo(page, 'Atom');
  const relations = page.getByRole('list', { name: 'Legend: relations' });
  await expect(relations).toBeVisible();
  await goTo(page, 'Galaxy');
  await expect(components).toBeVisible();
  await openBroken(page);
  await expect(panel).toContainText(/NaN|not a number|finite/);
  await expect(components).toHaveCount(0);
  await expect(page.getByRole('table', { name: /shape of the spectrum/ })).toHaveCount(0);
  await expect(panel).not.toContainText('13,271');
  await expect(page.getByRole('group', { name: /Legend/ })).toHaveCount(0);
  await panel.getByRole('button', { name: /Colour by/ }).click();
  const names = await page.getByRole('option').allTextContents();
  expect(
    names.map((name) => name.replace(/(computed when chosen|once the meta-SAE is trained)$/, '')),
  ).toEqual(['norm', 'nearest-neighbour distance', 'meta-feature', 'one colour']);
  await page.keyboard.press('Escape');
  await goTo(page, 'Atom');
  await expect(panelOf(page, 'Atom')).toContainText(/no word vectors/);
  await expect(relations).toHaveCount(0);
});

test('brain: the lobes of another k stay, dimmed and marked, until the new ones are there; those of another dataset do not', async ({
  page,
}) => {
  await page.goto('?scale=brain');
  const panel = panelOf(page, 'Brain');
  const scene = page.getByRole('application');
  await expect(page.getByRole('table', { name: /lobes of layer 2/i })).toBeVisible();
  await expect(scene).toHaveAttribute('aria-busy', 'false');
  // Each state is noted as it comes: it may last for less than a frame of this test.
  await page.evaluate(() => {
    const seen = { panel: '', scene: '' };
    (window as unknown as { seen: typeof seen }).seen = seen;
    new MutationObserver(() => {
      for (const [where, root] of [
        ['panel', 'aside.panel'],
        ['scene', 'main'],
      ] as const) {
        const busy = document.querySelector(`${root} [aria-busy="true"]`);
        const mark = busy?.querySelector('.stale-mark, .stage-earlier');
        if (mark) seen[where] = mark.textContent ?? '';
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.getByRole('slider', { name: 'lobes k' }).press('ArrowRight');
  await expect(page.getByRole('list', { name: 'Legend: lobes' }).getByRole('listitem')).toHaveCount(5);
  await expect(scene).toHaveAttribute('aria-busy', 'false');
  await expect(panel.locator('[aria-busy="true"]')).toHaveCount(0);
  expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual({
    panel: 'of the earlier parameters',
    scene: 'of the earlier parameters',
  });

  const table = page.getByRole('table', { name: /lobes of/i });
  await expect(table).toBeVisible();
  await openBroken(page);
  await goTo(page, 'Brain');
  await expect(panel).toContainText(/no recorded firings/);
  await expect(table).toHaveCount(0);
  await expect(page.getByRole('list', { name: /Legend/ })).toHaveCount(0);
});
