import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { goTo } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

// The browser reports what these tests take away from the page.
test.use({
  expectedErrors: [/Failed to load resource|dynamically imported module|Unable to preload CSS|broken/],
});

const FOLDER = 'dist/assets';
/** The file of a part, found by a text in it: several scales have a part of the same name. */
function chunk(name: string, text: string): string {
  const found = readdirSync(FOLDER).find(
    (file) => file.startsWith(`${name}-`) && readFileSync(`${FOLDER}/${file}`, 'utf8').includes(text),
  );
  if (!found) throw new Error(`no file ${name} with “${text}” in ${FOLDER}`);
  return found;
}

/** Takes files away from the page; returns how to put them back. */
async function block(page: Page, file: string): Promise<() => Promise<void>> {
  const pattern = `**/assets/${file}`;
  await page.route(pattern, (route) => route.abort());
  return () => page.unroute(pattern);
}

/** A small dataset at the brain scale: what is shown does not matter here. */
const SMALL = `?data=${encodeURIComponent('/cases/lobes/manifest.json')}`;
const lobes = (page: Page) => page.getByRole('table', { name: /^lobes of layer/i });

const panelOf = (page: Page, scale: string) => page.getByRole('complementary', { name: `${scale} panel` });
const entropy = (page: Page) => panelOf(page, 'Galaxy').getByRole('heading', { name: 'Clustering entropy' });
const galaxyPanel = () => chunk('Panel', 'Clustering entropy');

test('a panel that cannot be loaded says so; the rest works, and a retry imports it again', async ({
  page,
}) => {
  const unblock = await block(page, galaxyPanel());
  await page.goto(`${SMALL}&scale=brain`);
  await expect(lobes(page)).toBeVisible();
  await goTo(page, 'Galaxy');
  const alert = panelOf(page, 'Galaxy').getByRole('alert');
  await expect(alert).toContainText(/The panel could not be loaded .*Everything that is open stays/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('126 features');
  // It fails again, and goes on saying so.
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toContainText(/could not be loaded/);
  // Other scales can still be looked at.
  await goTo(page, 'Brain');
  await expect(lobes(page)).toBeVisible();
  await goTo(page, 'Galaxy');
  await unblock();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(entropy(page)).toBeVisible();
  await expect(alert).toBeHidden();
});

test('a style sheet and the scene come with the retry; a dialog and a search can be closed', async ({
  page,
}) => {
  const unblockStyles = await block(page, 'Panel-*.css');
  const unblockScene = await block(page, chunk('Stage', '3D scene'));
  const unblock = [await block(page, 'HubDialog-*.js'), await block(page, 'SearchList-*.js')];
  await page.goto(`${SMALL}&scale=galaxy`);
  const styles = panelOf(page, 'Galaxy').getByRole('alert');
  await expect(styles).toContainText(/Unable to preload CSS/);
  await styles.getByRole('button', { name: 'Try again' }).click();
  await expect(styles).toContainText(/Unable to preload CSS/);
  await unblockStyles();
  await styles.getByRole('button', { name: 'Try again' }).click();
  await expect(entropy(page)).toBeVisible();
  const loaded = () =>
    page.evaluate(() => [...document.styleSheets].filter(({ href }) => href?.includes('/Panel-')).length);
  await expect.poll(loaded).toBeGreaterThan(0);

  // Without the scene, the panels are there.
  const scene = page.getByRole('main').getByRole('alert');
  await expect(scene).toContainText('The scene could not be loaded');
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await unblockScene();
  await scene.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('application')).toBeVisible();

  await page.getByRole('button', { name: /Dataset/ }).click();
  await page.getByRole('option', { name: /From Hugging Face/ }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The dialog for Hugging Face could not be loaded');
  await alert.getByRole('button', { name: 'Close' }).click();
  await expect(alert).toBeHidden();
  await page.keyboard.press('/');
  await expect(alert).toContainText('The search could not be loaded');
  for (const put of unblock) await put();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
});

test('a new version is named, and a reload keeps the view', async ({ page }) => {
  const unblock = await block(page, galaxyPanel());
  await page.route(/\/some\/base\/$/, (route) =>
    route.request().resourceType() === 'fetch'
      ? route.fulfill({
          contentType: 'text/html',
          body: '<script type="module" src="./assets/index-new.js">',
        })
      : route.continue(),
  );
  await page.goto('?scale=brain&layer=3');
  await expect(page.getByRole('table', { name: /lobes of layer 3/i })).toBeVisible();
  await goTo(page, 'Galaxy');
  const alert = panelOf(page, 'Galaxy').getByRole('alert');
  await expect(alert).toContainText('a new version of Tricosm was published');
  await unblock();
  await alert.getByRole('button', { name: 'Reload the page' }).click();
  await expect(entropy(page)).toBeVisible();
  await expect(page).toHaveURL(/scale=galaxy/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('2,048 features × 160');
});

test('files opened from this machine survive a retry', async ({ page }) => {
  const unblock = await block(page, galaxyPanel());
  await page.goto('?scale=atom&data=words');
  await page
    .getByLabel('Files to open')
    .setInputFiles({ name: 'own.npy', mimeType: '', buffer: readFileSync('e2e/cases/lobes/decoder.npy') });
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  const alert = panelOf(page, 'Galaxy').getByRole('alert');
  await expect(alert).toContainText('The panel could not be loaded');
  await unblock();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(entropy(page)).toBeVisible();
  await expect(page).toHaveURL(/data=local/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('own');
});

test('everything is loaded ahead while the page is idle: other scales need no host', async ({
  page,
  context,
}) => {
  // The browser's own list of resources ends after 250.
  const loaded = new Set<string>();
  page.on('requestfinished', (request) => loaded.add(request.url().replace(/^.*\//, '')));
  await page.goto(`${SMALL}&scale=brain`);
  await expect(lobes(page)).toBeVisible();
  const wanted = [galaxyPanel(), chunk('OpenDialog', 'Looking at the files')];
  for (const file of wanted) await expect.poll(() => loaded.has(file)).toBe(true);
  await context.setOffline(true);
  await goTo(page, 'Galaxy');
  await expect(entropy(page)).toBeVisible();
});

test('an exception while the page is drawn stops only the parts that throw, until a retry', async ({
  page,
}) => {
  await page.goto('?data=worlds&scale=galaxy&feature=7');
  await expect(entropy(page)).toBeVisible();
  await page.getByRole('slider', { name: 'layer' }).press('ArrowRight');
  await expect(page).toHaveURL(/layer=/);
  await expect(entropy(page)).toBeVisible();
  await page.evaluate(() => {
    const holder = window as unknown as { repair: () => void };
    const { prototype } = Intl.NumberFormat;
    const before = Object.getOwnPropertyDescriptor(prototype, 'format')!;
    holder.repair = () => Object.defineProperty(prototype, 'format', before);
    const broken = () => {
      throw new Error('broken on purpose');
    };
    Object.defineProperty(prototype, 'format', { configurable: true, get: () => broken });
  });
  // A result that comes late may have stopped the slider already; the browser's way back changes the layer all the same.
  await page.goBack();
  // Charts of the panel may stop before the panel does.
  const alerts = panelOf(page, 'Galaxy').getByRole('alert');
  const reason = 'The panel stopped because of a fault in the program: broken on purpose';
  await expect(alerts.filter({ hasText: reason })).toBeVisible();
  // Whether the inspector and the scene stop as well depends on which of them draws a number again first.
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Brain' })).toBeVisible();
  await page.evaluate(() => (window as unknown as { repair: () => void }).repair());
  // A retry may bring several parts back.
  const retries = page.getByRole('button', { name: 'Try again' });
  await expect(async () => {
    if ((await retries.count()) > 0) await retries.first().click({ timeout: 2_000 });
    expect(await retries.count()).toBe(0);
  }).toPass();
  await expect(entropy(page)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a browser without BroadcastChannel opens the page', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
  await page.goto(`${SMALL}&scale=galaxy`);
  await expect(entropy(page)).toBeVisible();
});

test('a page whose first script is missing says that it did not start', async ({ page }) => {
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.goto('');
  await expect(page.getByRole('status')).toContainText(/did not start.*Reload the page/);
});
