import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { goTo } from '../kit/page.ts';
import { builtFile, startSite } from '../kit/site.ts';
import { expect, test } from '../kit/test.ts';

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow', expectedErrors: [/Failed to load resource/] });

  /** Waits until the app is stored, and the files of a dataset down to the last. */
  async function stored(page: Page, dataset: string): Promise<void> {
    const last = `datasets/${dataset}/words.json`;
    await expect
      .poll(() =>
        page.evaluate(
          async (path) => (await caches.match(new URL(path, document.baseURI))) !== undefined,
          last,
        ),
      )
      .toBe(true);
  }

  test('without a network, the app opens with all scales that were looked at', async ({ page, context }) => {
    const site = await startSite(builtFile);
    await page.goto(`${site.address}?scale=brain`);
    await expect(page.getByRole('table', { name: /lobes of layer 2/i })).toBeVisible();
    await stored(page, 'mini-sae');
    await goTo(page, 'Atom');
    await stored(page, 'glove');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('menuitem', { name: /Use it without a network/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('The app is stored in this browser: it opens without a network');
    await expect(dialog.getByRole('row', { name: /mini-sae/ })).toContainText('of the layers seen');

    site.stop();
    await context.setOffline(true);
    await page.goto(`${site.address}?scale=brain`);
    await expect(page.getByRole('table', { name: /lobes of layer 2/i })).toBeVisible();
    await goTo(page, 'Galaxy');
    await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
    await goTo(page, 'Atom');
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('20,152 words × 100');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('a new version waits until the user reloads the page', async ({ page }) => {
    let next = false;
    const site = await startSite((path) => {
      const file = builtFile(path);
      const text = () => new TextDecoder().decode(file!);
      if (!next) return file;
      if (path === 'index.html')
        return text().replace('<head>', '<head><meta name="version" content="next">');
      return path === 'service-worker.js' ? text().replace(/version:`\w+`/, 'version:`next`') : file;
    });
    await page.goto(`${site.address}?scale=galaxy&layer=3`);
    await stored(page, 'mini-sae');
    next = true;
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    const notice = page.getByRole('status').filter({ hasText: 'A new version of Tricosm is ready' });
    await expect(notice).toBeVisible();
    const version = page.locator('meta[name="version"]');
    await page.reload();
    await expect(notice).toBeVisible();
    await expect(version).toHaveCount(0);
    await notice.getByRole('button', { name: 'Reload the page' }).click();
    await expect(version).toHaveCount(1);
    await expect(page).toHaveURL(/scale=galaxy/);
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(
      '2,048 features × 160',
    );
    await expect(notice).toBeHidden();
    site.stop();
  });
});

test('files from this machine open again after a reload, by a click', async ({ page }) => {
  // The browser's own dialog and question cannot be clicked here: files of the page's private folder stand in for the user's.
  await page.addInitScript(() => {
    const granted = () => sessionStorage.getItem('granted') as PermissionState | null;
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: async () => granted() ?? 'prompt',
      requestPermission: async () => 'granted',
    });
    Object.assign(globalThis, {
      showOpenFilePicker: async () => {
        const folder = await navigator.storage.getDirectory();
        return [await folder.getFileHandle('own.npy')];
      },
    });
  });
  await page.goto('?data=worlds&scale=galaxy');
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await page.evaluate(
    async (bytes) => {
      const handle = await (
        await navigator.storage.getDirectory()
      ).getFileHandle('own.npy', { create: true });
      const writable = await handle.createWritable();
      await writable.write(new Uint8Array(bytes));
      await writable.close();
    },
    [...readFileSync('e2e/cases/lobes/decoder.npy')],
  );
  await page.getByRole('button', { name: /Dataset/ }).click();
  await page.getByRole('option', { name: /Open files/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('own');
  await expect(page).toHaveURL(/data=local/);
  // They are remembered a moment after they are open.
  const remembered = () => page.evaluate(() => sessionStorage.getItem('tricosm-files') ?? '');
  await expect.poll(remembered).not.toBe('');
  await page.reload();
  await page.getByRole('button', { name: 'Open own.npy again' }).click();
  await expect(inspector).toContainText('own');
  await expect(page.getByRole('alert')).toHaveCount(0);
  // Where the user has allowed it once and for all, no click is needed.
  await page.evaluate(() => sessionStorage.setItem('granted', 'granted'));
  await page.reload();
  await expect(inspector).toContainText('own');
});
