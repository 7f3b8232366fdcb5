import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axe, faultsOf } from '../kit/axe.ts';
import { tricosm } from '../kit/cli.ts';
import { cells, parseNumber, pixels } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

/** Three small layers whose shape is known: an isotropic Gaussian, a power law, clusters. */
const WORLDS = 'public/datasets/worlds';
const ADDRESS = `?data=worlds&scale=galaxy`;

interface GalaxyDocument {
  readonly powerLaw: { readonly from: number; readonly to: number; readonly slope: number };
  readonly logVolume: number;
  readonly isotropy: { readonly participationRatio: { readonly z: number } };
  readonly clusteringEntropy: {
    readonly difference: { readonly value: number; readonly error: number };
  };
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Galaxy panel' });
const shapeTable = (page: Page) => page.getByRole('table', { name: /shape of the spectrum/ });

test('after the window of the fit is dragged, slope and log-volume are the CLI’s', async ({ page }) => {
  await page.goto(`${ADDRESS}&layer=power`);
  const handle = page.getByRole('slider', { name: 'last rank of the fit' });
  await expect(handle).toHaveAttribute('aria-valuenow', '19');
  expect(parseNumber((await cells(shapeTable(page)))[0]![1]!)).toBe(-0.5);
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 40, box.y + 20, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/galaxy\.to=\d+/);
  const to = new URL(page.url()).searchParams.get('galaxy.to')!;
  expect(Number(to)).toBeLessThan(19);
  const expected = tricosm<GalaxyDocument>(
    ...['galaxy', WORLDS, '--layer', 'power', '--from', '2', '--to', to, '--no-entropy'],
  );
  await expect(async () => {
    const [slope, , , volume] = await cells(shapeTable(page));
    expect(slope![0]).toContain(`2–${to}`);
    expect(parseNumber(slope![1]!)).toBeCloseTo(expected.powerLaw.slope, 3);
    expect(parseNumber(volume![1]!)).toBeCloseTo(expected.logVolume, 1);
  }).toPass();
  await page.reload();
  await expect(handle).toHaveAttribute('aria-valuenow', to);
  await panel(page).getByRole('button', { name: 'Default window' }).click();
  await expect(handle).toHaveAttribute('aria-valuenow', '19');
});

test('the sweep can be stopped and continued; its table has the CLI’s numbers', async ({ page }) => {
  await page.goto(ADDRESS);
  const start = panel(page).getByRole('button', { name: 'Compute all layers' });
  await start.click();
  await panel(page).getByRole('button', { name: 'Cancel the sweep' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(panel(page)).toContainText(/[0-5] of 6 points/);
  await panel(page)
    .getByRole('button', { name: /Compute all layers|the other layers/ })
    .click();
  const save = panel(page).getByRole('button', { name: 'Save as CSV' });
  await expect(start).toBeHidden();
  await expect(panel(page).getByRole('button', { name: 'Cancel the sweep' })).toBeHidden();

  const downloading = page.waitForEvent('download');
  await save.click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('worlds-layers.csv');
  const [head, ...lines] = (await readFile(await download.path(), 'utf8'))
    .trim()
    .split('\r\n')
    .filter((line) => !line.startsWith('# '));
  const names = head!.split(',');
  const saved = Object.fromEntries(lines[2]!.split(',').map((cell, i) => [names[i]!, cell]));
  const expected = tricosm<GalaxyDocument>('galaxy', WORLDS, '--layer', 'clusters');
  const { difference } = expected.clusteringEntropy;
  const close = (cell: string | undefined, value: number) =>
    expect(Math.abs(Number(cell) / value - 1)).toBeLessThan(1e-6);
  expect(saved['layer']).toBe('clusters');
  close(saved['slope'], expected.powerLaw.slope);
  close(saved['log_volume'], expected.logVolume);
  close(saved['clustering_entropy'], difference.value);
  close(saved['clustering_entropy_error'], difference.error);

  // The results of the sweep are available at every layer: at the one that is shown without asking again.
  await expect(panel(page).getByRole('table', { name: /what the difference is made of/i })).toBeVisible();
  await panel(page)
    .getByRole('group', { name: /clustering entropy.*choose a layer/ })
    .getByRole('button', { name: /clusters/ })
    .click();
  await expect(page).toHaveURL(/layer=clusters/);
  await expect(panel(page).getByRole('table', { name: /what the difference is made of/i })).toBeVisible();
  expect(await faultsOf(axe(page))).toEqual([]);
});

test('as published: the window, the marks and the entropy are the CLI’s, with noise beside it', async ({
  page,
}) => {
  await page.goto(`${ADDRESS}&layer=power&galaxy.asPublished=1`);
  await expect(page.getByRole('slider', { name: 'last rank of the fit' })).toHaveCount(0);
  const expected = tricosm<{
    readonly asPublished: {
      readonly spectrum: { readonly slope: number; readonly to: number };
      readonly entropy: { readonly value: number; readonly error: number };
      readonly verdict: string;
    };
  }>('galaxy', WORLDS, '--layer', 'power', '--rows', '50', '--as-published').asPublished;
  const spectrum = panel(page).getByRole('table', { name: 'Figures of the spectrum as published' });
  const [slope] = await cells(spectrum);
  expect(slope![0]).toBe(`slope, 11–${expected.spectrum.to}`);
  expect(parseNumber(slope![1]!.split('±')[0]!)).toBeCloseTo(expected.spectrum.slope, 1);
  await panel(page).getByRole('button', { name: 'Compute it as published' }).click();
  const entropy = panel(page).getByRole('table', { name: /same estimator on noise/ });
  await expect(entropy).toBeVisible();
  const [own] = await cells(entropy);
  expect(parseNumber(own![1]!)).toBeCloseTo(expected.entropy.value, 1);
  await expect(panel(page)).toContainText(expected.verdict);
  await panel(page).getByText('Figures as published, to the letter').click();
  await expect(page).not.toHaveURL(/asPublished/);
  await expect(shapeTable(page)).toBeVisible();
});

test('playing goes through the layers to the last one', async ({ page }) => {
  await page.goto(`${ADDRESS}&galaxy.layout=components`);
  const slider = page.getByRole('slider', { name: 'layer' });
  const components = page.getByRole('table', { name: /components shown/ });
  await expect(components).toBeVisible();
  const before = await pixels(page);
  await page.getByRole('button', { name: 'Play through the layers' }).click();
  await expect(page).toHaveURL(/layer=power/);
  await expect(page).toHaveURL(/layer=clusters/);
  await expect(slider).toHaveValue('2');
  await expect(page.getByRole('button', { name: 'Play through the layers' })).toBeVisible();
  await expect.poll(async () => (await pixels(page)).sum).not.toBe(before.sum);
  // Going back returns to the previous layer.
  await page.goBack();
  await expect(slider).toHaveValue('1');
  // Assistive technology sets the value of the native input.
  await slider.fill('2');
  await expect(page).toHaveURL(/layer=clusters/);
});

test('figures of isotropy are the CLI’s; the bundle’s coordinates are shown first; components, colours and UMAP can be chosen and are in the link', async ({
  page,
}) => {
  await page.goto(`${ADDRESS}&layer=clusters`);
  // Each figure of isotropy is shown beside its null, as in the CLI.
  const { isotropy } = tricosm<GalaxyDocument>('galaxy', WORLDS, '--layer', 'clusters', '--no-entropy');
  const z = `z −${Math.round(-isotropy.participationRatio.z)}`;
  await expect(panel(page).getByText(z)).toBeVisible();
  await expect(panel(page).getByRole('table', { name: /share of variance in the first/i })).toBeVisible();

  const layout = panel(page).getByRole('radiogroup', { name: 'Layout' });
  await expect(layout.getByRole('radio', { name: 'From the bundle' })).toBeChecked();
  await layout.getByRole('radio', { name: 'Components' }).click();
  const third = panel(page).getByRole('textbox', { name: 'Component on the third axis' });
  await third.fill('7');
  await third.press('Enter');
  await expect(page).toHaveURL(/galaxy\.components=1,2,7/);

  await panel(page)
    .getByRole('button', { name: /Colour by/ })
    .click();
  await page.getByRole('option', { name: 'category', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Legend: category' })).toContainText('north400');
  await panel(page)
    .getByRole('button', { name: /Colour by/ })
    .click();
  await page.getByRole('option', { name: 'cluster', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Legend: cluster' })).toContainText('23');

  await layout.getByRole('radio', { name: 'UMAP' }).click();
  await expect(panel(page)).toContainText('1,200 features, 500 epochs, seed 42');
  await expect(page.getByRole('list', { name: 'Legend: waiting' })).toBeHidden();
  expect(await faultsOf(axe(page))).toEqual([]);
  // After a reload UMAP waits for a click; components are shown until then.
  await page.reload();
  await expect(panel(page).getByRole('button', { name: 'Lay out by UMAP' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Legend: cluster' })).toBeVisible();
});
