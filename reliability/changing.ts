import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { twoLayers } from '../workers/testing/twoLayers.ts';
import { goToLink } from './heap.ts';
import { LOADS, script, type Fault } from './fault.ts';

const goTo = (page: Page, name: string) => page.getByRole('radio', { name }).click();
const said = (page: Page, text: RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: 60_000 });

async function openChosen(page: Page, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) {
  await page.getByLabel('Files to open').setInputFiles(files);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click({ timeout: 60_000 });
  await dialog.waitFor({ state: 'hidden', timeout: 60_000 });
}

/** Values that another program, or an older or later version of this one, may have left in storage. */
const FOREIGN = [
  'null',
  '[[[',
  '{"version":99}',
  '{"__proto__":{"x":1},"name":[]}',
  '[null,1,{"id":{}}]',
  'x'.repeat(2e5),
];
const KEYS = [
  'card',
  'lesson-file',
  'lesson-draft',
  'lessons-offered',
  'favourites',
  'shapes',
  'theme',
  'last-views',
  'parts',
];

/** Files, storage and hosts that change while the page is open, or that hold what is not expected. */
export const CHANGING: readonly Fault[] = [
  {
    name: 'a version that is published while the page is open, and then no network',
    after: async (page) => {
      await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: 'gone' }));
      await page.getByRole('radio', { name: 'Brain' }).click();
      await page.context().setOffline(true);
      await page.getByRole('radio', { name: 'Atom' }).click();
      await page.waitForTimeout(1500);
      await page.context().setOffline(false);
      await page.unroute('**/assets/**');
      await page.reload();
    },
    noise: LOADS,
  },
  script('databases of a later version', () => {
    for (const name of ['tricosm-columns', 'tricosm-files']) indexedDB.open(name, 99);
  }),
  script('databases of another form', () => {
    for (const name of ['tricosm-columns', 'tricosm-files']) {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        const tables = ['columns', 'opened', 'other'];
        for (const table of tables)
          request.result.createObjectStore(table, { keyPath: 'id' }).put({ id: 'x' });
      };
      request.onsuccess = () => request.result.close();
    }
  }),
  {
    name: 'values of other programs in the storage of this one',
    after: async (page) => {
      for (const text of FOREIGN) {
        await page.evaluate(
          ([value, keys]) => {
            const selections = ['selection-x', 'selection-mini-sae', 'selection-'];
            for (const key of [...keys, ...selections]) {
              localStorage.setItem(`tricosm-${key}`, value);
              sessionStorage.setItem(`tricosm-${key}`, value);
            }
          },
          [text, KEYS] as const,
        );
        await page.reload();
        await page.getByRole('application').waitFor({ timeout: 60_000 });
      }
    },
  },
  {
    name: 'a manifest that changes between two reads',
    before: async (page) => {
      let reads = 0;
      await page.route('**/mini-sae/manifest.json', async (route) => {
        const manifest = (await (await route.fetch()).json()) as { layers: { id: string; name: string }[] };
        reads += 1;
        const layers = manifest.layers.map((layer, i) => ({ ...layer, id: `${layer.id}-${reads}-${i}` }));
        await route.fulfill({
          json: reads === 1 ? manifest : { ...manifest, defaultLayer: layers[0]!.id, layers },
        });
      });
    },
    query: '?scale=galaxy',
    after: async (page) => {
      // Cancelled jobs have their workers replaced, which read the manifest again.
      for (const name of ['Brain', 'Atom', 'Galaxy', 'Brain', 'Atom']) await goTo(page, name);
      await page.waitForTimeout(3000);
      await page.reload();
    },
  },
  {
    name: 'a web page in the place of the workers’ script',
    before: (page) =>
      page.route('**/assets/*.worker-*.js', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Sign in' }),
      ),
    says: /worker/i,
    noise: LOADS,
  },
  {
    name: 'a local file that changes while it is open',
    after: async (page) => {
      const folder = mkdtempSync(join(tmpdir(), 'tricosm-changing-'));
      try {
        const path = join(folder, 'bundle.zip');
        writeFileSync(path, zipSync(Object.fromEntries(twoLayers()), { level: 0 }));
        await openChosen(page, path);
        await goTo(page, 'Galaxy');
        await page.getByRole('table', { name: /components shown/ }).waitFor({ timeout: 60_000 });
        writeFileSync(path, new Uint8Array(5000));
        const link = new URL(page.url());
        link.searchParams.set('layer', 'b');
        await goToLink(page, link.search);
        await page
          .getByRole('alert')
          .filter({ hasText: /found it changed/ })
          .first()
          .waitFor({ timeout: 60_000 });
        await goToLink(page, '?data=mini-sae');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  },
  {
    name: 'a thousand files that are dropped at once',
    after: async (page) => {
      await page.evaluate(() => {
        const transfer = new DataTransfer();
        for (let i = 0; i < 1000; i++)
          transfer.items.add(new File([`file ${i}`], `file-${i}.${i % 2 ? 'npy' : 'txt'}`));
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
          );
      });
      await page.getByRole('dialog').or(page.getByRole('alert')).first().waitFor({ timeout: 60_000 });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 60_000 });
    },
  },
  {
    name: 'ten megabytes that are pasted into a search',
    after: async (page) => {
      await page
        .getByRole('button', { name: /^Search/ })
        .first()
        .click();
      const box = page.getByRole('searchbox', { name: /^Search/ });
      await box.waitFor({ timeout: 60_000 });
      await box.focus();
      await page.keyboard.insertText('lorem ipsum '.repeat(1e6).slice(0, 1e7));
      await said(page, /no |nothing|longer|none/i);
      await page.keyboard.press('Escape');
    },
  },
];
