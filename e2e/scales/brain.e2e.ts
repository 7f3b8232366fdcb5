import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axe, faultsOf } from '../kit/axe.ts';
import { cells, parseNumber } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

/** Three planted lobes, each in one category, and two rare features that fire only with each other. */
const LOBES = `?data=${encodeURIComponent('/cases/lobes/manifest.json')}&scale=brain`;

const lobes = (page: Page) => page.getByRole('table', { name: /^lobes of layer/i });

test('a lobe is named, and its name and colour come back with the link', async ({ page, context }) => {
  await page.goto(LOBES);
  const table = lobes(page);
  await expect(table.locator('tbody tr')).toHaveCount(4);
  await table.getByRole('button', { name: /lobe 2/ }).click();
  const typical = page.getByRole('table', { name: /most typical of lobe 2/ });
  await expect(typical.locator('tbody tr')).toHaveCount(12);
  await page.getByRole('textbox', { name: 'name of this lobe' }).fill('code');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('button', { name: /^code/ })).toBeVisible();
  await expect(page).toHaveURL(/brain\.names=/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the lobe of every feature as CSV' }).click(),
  ]);
  const saved = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(saved[0]).toMatch(/^# Tricosm /);
  const lines = saved.filter((line) => !line.startsWith('# '));
  expect(lines[0]).toBe('feature,lobe,name,blocks,label,affinity,k,seed');
  const named = parseNumber((await cells(table))[1]![1]!);
  expect(lines.filter((line) => /^\d+,2,code,\d+,/.test(line))).toHaveLength(named);

  const other = await context.newPage();
  await other.goto(page.url());
  const there = lobes(other);
  await expect(there.getByRole('button', { name: /^code/ })).toBeVisible();
  const here = await cells(table);
  await expect.poll(() => cells(there)).toEqual(here);
  const legend = other.getByRole('list', { name: 'Legend: lobes' });
  await expect(legend).toContainText('code');
});

test('each affinity shows its lobes; splinters are named, with a way to avoid them', async ({ page }) => {
  await page.goto(LOBES);
  for (const affinity of ['simple', 'phi', 'overlap', 'Dice', 'Jaccard']) {
    await page
      .getByRole('radiogroup', { name: 'affinity', exact: true })
      .getByRole('radio', { name: affinity, exact: true })
      .click();
    await expect(lobes(page)).toHaveAttribute('aria-busy', 'false');
    const rows = await cells(lobes(page));
    expect(rows).toHaveLength(4);
    expect(rows.reduce((sum, row) => sum + parseNumber(row[1]!), 0)).toBe(126);
    expect(rows.reduce((sum, row) => sum + parseNumber(row[2]!), 0)).toBeCloseTo(100, 0);
    expect(rows[0]![0]).toMatch(/(code|fiction|news) \d+\s%/);
  }
  await expect(
    page.getByText('1 lobe holds 2 of 126 features: rare features are nearly disconnected under Jaccard'),
  ).toBeVisible();
  await expect(page.getByText(/leaves out 2 features/)).toBeVisible();
  await page.getByRole('button', { name: /^Require at least \d+ blocks/ }).click();
  await expect(page.getByText(/124 features clustered; left out and grey: 2 rare/)).toBeVisible();
  await expect(page.getByText(/nearly disconnected/)).toBeHidden();
  await expect(page.getByText(/The filters leave out 2 of 126 features/)).toBeVisible();
});

test('controls are asked for, say what they find, and are counted', async ({ page }) => {
  await page.goto(`${LOBES}&brain.neighbours=5&brain.hold=index`);
  const local = page.getByRole('region', { name: 'Without lobes: do neighbours fire together?' });
  await expect(local.getByRole('button', { name: /nearest directions/ })).toContainText('5');
  await local.getByRole('button', { name: 'Compare neighbours with strangers' }).click();
  await expect(local.getByText(/5 nearest directions of a feature fire with it/)).toBeVisible();
  await expect(local.getByRole('img', { name: /^Moran’s I/ })).toBeVisible();
  await expect(page.getByText(/^\d+ figures with a p were computed from this dataset/)).toBeVisible();
  await page.getByRole('button', { name: 'Repeat under 20 other seeds' }).click();
  await expect(page.getByText(/20 other seeds/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /held fixed in the null/ })).toContainText('position');
});

test('as published: the switch stands in the link, and its figures beside the paper’s marks', async ({
  page,
}) => {
  await page.goto(`${LOBES}&brain.asPublished=1&brain.k=3`);
  await expect(lobes(page).locator('tbody tr')).toHaveCount(3);
  await expect(page.getByRole('checkbox', { name: 'as published' })).toBeChecked();
  await expect(page.getByText(/126 features clustered; none left out/)).toBeVisible();
  await page.getByRole('button', { name: 'Mutual information as published' }).click();
  const marks = page.getByRole('table', { name: 'The paper’s mark beside the figure here' });
  await expect(marks).toContainText('954');
  await expect(page.getByText(/σ · 100.permutations.of.the.geometric.labels/)).toBeVisible();
  await expect(page.getByText(/they count for lobe 0 of scikit-learn, here “/)).toBeVisible();
  await page.locator('label', { hasText: /^as published$/ }).click();
  await expect(page.getByRole('button', { name: 'Compare lobes with geometry' })).toBeVisible();
  await expect(page).not.toHaveURL(/asPublished/);
});

test('a cancelled sweep keeps its points and continues from there; points of another version are dropped', async ({
  page,
}) => {
  await page.goto(LOBES);
  await page.getByRole('button', { name: 'Sweep all five affinities' }).click();
  const far = page.getByRole('status').filter({ hasText: /of 20 points/ });
  await expect(far).toHaveText(/^[1-9]\d* of 20 points/);
  await page.getByRole('button', { name: 'Cancel the sweep' }).click();
  await expect(far).toHaveText(/points, kept/);
  const found = Number.parseInt((await far.textContent())!);
  expect(found).toBeLessThan(20);
  await page.reload();
  await expect(far).toHaveText(`${found} of 20 points, kept`);
  await page.getByRole('button', { name: 'Go on with the sweep' }).click();
  await expect(far).toHaveText('20 of 20 points, kept');
  await expect(page.getByRole('list', { name: 'Lines of the sweep' }).getByRole('listitem')).toHaveCount(6);

  // Points stored by another version are dropped, and the page opens.
  const damaged = await page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith('tricosm-sweep '));
    for (const key of keys) localStorage.setItem(key, '[{"affinity":"phi","k":2},7,null]');
    return keys.length;
  });
  expect(damaged).toBeGreaterThan(0);
  await page.reload();
  await expect(lobes(page).locator('tbody tr')).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Sweep all five affinities' })).toBeVisible();
  await expect(far).toHaveText('0 of 20 points');
  await expect(page.getByRole('complementary', { name: 'Brain panel' }).getByRole('alert')).toBeHidden();
});

test('Neuronpedia is asked only at a click: labels in view, a quick list, the dashboard', async ({
  page,
}) => {
  const requested: string[] = [];
  await page.route('https://www.neuronpedia.org/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    requested.push(pathname);
    expect(route.request().headers()['referer']).toBeUndefined();
    if (!pathname.startsWith('/api/'))
      return route.fulfill({ contentType: 'text/html', body: '<h1>Dashboard</h1>' });
    const feature = pathname.split('/').at(-1);
    return route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: { explanations: [{ description: `label of ${feature}` }] },
    });
  });
  await page.goto(`${LOBES}&feature=7`);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('table', { name: /fires with most/ })).toBeVisible();

  // The texts of the blocks in which both fire.
  await inspector
    .getByRole('button', { name: /blocks of both/ })
    .first()
    .click();
  await expect(inspector.getByText(/^Passage \d+ is a piece of fiction\./).first()).toBeVisible();

  await lobes(page)
    .getByRole('button', { name: /^lobe 1/ })
    .click();
  const list = page.getByRole('link', { name: 'Send to Neuronpedia' });
  const address = new URL((await list.getAttribute('href'))!);
  const features = JSON.parse(address.searchParams.get('features')!) as object[];
  expect(address.pathname).toBe('/quick-list/');
  expect(features[0]).toMatchObject({ modelId: 'small-model', layer: '0-res-126' });
  expect(requested).toEqual([]);

  await inspector.getByRole('button', { name: /^Fetch \d+ labels from Neuronpedia/ }).click();
  await expect(inspector.getByText('label of 7', { exact: true })).toBeVisible();
  await expect(inspector.getByText(/labels from neuronpedia.org$/)).toBeHidden();
  await expect(inspector.getByRole('button', { name: /^Fetch/ })).toBeHidden();
  expect(new Set(requested).size).toBe(requested.length);
  expect(requested.every((path) => path.startsWith('/api/feature/small-model/0-res-126/'))).toBe(true);

  await inspector.getByRole('button', { name: 'Show its dashboard' }).click();
  const frame = page.frameLocator('iframe[title="Neuronpedia’s dashboard of feature 7"]');
  await expect(frame.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  expect(requested.at(-1)).toBe('/small-model/0-res-126/7');
  expect(await faultsOf(axe(page).exclude('iframe'))).toEqual([]);
});

test('features are laid out by t-SNE while it is watched, and the layout is in the link', async ({
  page,
}) => {
  await page.goto(`${LOBES}&galaxy.tsneIterations=60&galaxy.perplexity=12`);
  const layout = page.getByRole('radiogroup', { name: 'Layout' });
  await expect(layout.getByRole('radio', { name: 'Components' })).toBeChecked();
  await layout.getByRole('radio', { name: 't-SNE' }).click();
  const panel = page.getByRole('complementary', { name: 'Brain panel' });
  await expect(panel).toContainText(/60 steps, seed 42; Kullback–Leibler divergence [\d.]+ nats/);
  await expect(page).toHaveURL(/brain\.layout=tsne/);
  // Galaxy shows the same result: it need not be asked for again.
  await page.getByRole('radiogroup', { name: 'Scale' }).getByRole('radio', { name: 'Galaxy' }).click();
  await layout.getByRole('radio', { name: 't-SNE' }).click();
  await expect(page.getByRole('complementary', { name: 'Galaxy panel' })).toContainText('60 steps, seed 42');
});
