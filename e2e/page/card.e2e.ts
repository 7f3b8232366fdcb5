import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../browser.mjs';
import { expect, test } from '../kit/test.ts';

// Chromium's own program stands in for a graphics card.
test.use({
  launchOptions: {
    ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
    args: [...CHROMIUM_FLAGS, '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  },
  viewport: { width: 900, height: 640 },
});
test.slow();

const offersCard = (page: Page) =>
  page.evaluate(async () => {
    const gpu = navigator.gpu as GPU | undefined;
    return ((await gpu?.requestAdapter()) ?? null) !== null;
  });

const choose = (page: Page, choice: 'never' | 'any') =>
  page.evaluate((value) => localStorage.setItem('tricosm-card', value), choice);

/** Encodes activations, and returns the firings as they are saved. */
async function firings(page: Page, choice: 'never' | 'any'): Promise<Uint8Array> {
  await choose(page, choice);
  await page.goto('?data=/cases/lobes/manifest.json&scale=brain');
  const fixture = (name: string) => `src/dataset/testing/fixtures/encoder/${name}`;
  await page
    .getByLabel('Files to open')
    .setInputFiles(['gemma-scope.npz', 'activations.npy', 'doc_offsets.npy'].map(fixture));
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  const panel = page.getByRole('complementary', { name: 'Brain panel' });
  await panel.getByLabel('tokens in a block').fill('8');
  await panel.getByLabel('tokens in a block').press('Enter');
  await panel.getByRole('button', { name: 'Encode activations' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Save them as .npz' }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}

/** Lays the features out by UMAP, which needs a search for neighbours, and returns the coordinates as they are exported. */
async function coordinates(page: Page, choice: 'never' | 'any'): Promise<Uint8Array> {
  await choose(page, choice);
  await page.goto('?data=/cases/lobes/manifest.json&scale=galaxy&galaxy.layout=umap');
  const panel = page.getByRole('complementary', { name: 'Galaxy panel' });
  await panel.getByRole('button', { name: 'Lay out by UMAP' }).click();
  await expect(panel).toContainText(/features, 500 epochs, seed 42/);
  await page
    .getByRole('button', { name: /Export as static dataset/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Export as static dataset' });
  await dialog.getByRole('checkbox', { name: /^UMAP layout/ }).check({ force: true });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make the zip' }).click(),
  ]);
  const path = test.info().outputPath(`${choice}.zip`);
  await download.saveAs(path);
  const files = unzipSync(new Uint8Array(readFileSync(path)));
  const manifest = Object.keys(files).find((name) => name.endsWith('manifest.json'))!;
  const { results } = JSON.parse(new TextDecoder().decode(files[manifest])) as {
    results: { job: string; path: string }[];
  };
  const umap = results.find(({ job }) => job.endsWith('umap'))!;
  return files[manifest.replace('manifest.json', umap.path)]!;
}

/** What the app says about the card. */
async function work(page: Page) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page
    .getByRole('dialog', { name: 'Commands' })
    .getByRole('menuitem', { name: 'Your work in this browser…' })
    .click();
  return page.getByRole('dialog', { name: 'Your work in this browser' });
}

test('neighbours and firings that the graphics card proposes give the same files to the last bit', async ({
  page,
}) => {
  await page.goto('?data=/cases/lobes/manifest.json&scale=galaxy');
  test.skip(!(await offersCard(page)), 'this browser offers no graphics card, and no program in its place');
  const without = await coordinates(page, 'never');
  expect(without.length).toBeGreaterThan(100);
  await expect(await work(page)).toContainText('The processor computes everything.');
  expect(Buffer.compare(await coordinates(page, 'any'), without)).toBe(0);
  await expect(await work(page)).toContainText(/Used by [1-9]\d* search(es)?.*swiftshader/i);
  const fired = await firings(page, 'any');
  expect(fired.length).toBeGreaterThan(100);
  await expect(await work(page)).toContainText(/Used by 1 search .*swiftshader/i);
  expect(Buffer.compare(fired, await firings(page, 'never'))).toBe(0);
});
