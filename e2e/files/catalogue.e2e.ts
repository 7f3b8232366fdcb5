import type { Page } from '@playwright/test';
import { axe, faultsOf } from '../kit/axe.ts';
import { startHub } from '../kit/hub.ts';
import { expect, test } from '../kit/test.ts';

let hub: Awaited<ReturnType<typeof startHub>>;
test.beforeAll(async () => {
  hub = await startHub();
});
test.afterAll(() => hub.stop());
// The browser's console notes the 404 of a repository that is gone, and of a configuration that is not there.
test.use({ expectedErrors: [/Failed to load resource.*404/] });

/** The imitation answers in place of Hugging Face. */
async function imitate(page: Page): Promise<void> {
  await page.route('https://huggingface.co/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const response = await route.fetch({ url: hub.address + pathname + search });
    // The next page of a list is at Hugging Face too.
    const { link, ...headers } = response.headers();
    const next = link?.replaceAll(hub.address, 'https://huggingface.co');
    await route.fulfill({ response, headers: { ...headers, ...(next && { link: next }) } });
  });
}

async function openCatalogue(page: Page) {
  await page.getByRole('button', { name: /Dataset/ }).click();
  await page.getByRole('option', { name: /Public SAEs/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Public SAEs' });
  await expect(dialog).toBeVisible();
  return dialog;
}

const faults = (page: Page) => faultsOf(axe(page).include('[role=dialog]'));

test('two layers of a family open from the catalogue; a favourite stands first; a repository that is gone says so', async ({
  page,
}) => {
  await imitate(page);
  await page.goto('?data=worlds&scale=galaxy');
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  const dialog = await openCatalogue(page);
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Favourite: Goodfire' }).click();
  await dialog.getByLabel(/Find a model/).fill('gemma 2 9b');
  const families = dialog.getByRole('list', { name: 'Families' });
  await expect(families.getByRole('listitem')).toHaveCount(1);
  await families.getByRole('button', { name: /^Gemma Scope/ }).click();
  await expect(dialog.getByText(/asks huggingface\.co for the names and sizes/)).toBeVisible();
  expect(hub.asked).toEqual([]);

  await dialog.getByRole('button', { name: /gemma-scope-9b-pt-res/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('google/gemma-scope-9b-pt-res is gone');
  await dialog.getByRole('button', { name: 'Change' }).click();
  await dialog.getByRole('button', { name: /gemma-scope-2b-pt-res/ }).click();
  await expect(dialog.getByText('3 SAEs among 3 files.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Layer 0' }).click();
  await dialog.getByRole('button', { name: 'Layer 2' }).click();
  await expect(dialog.getByRole('table', { name: 'SAEs that open' })).toContainText(/2\s*12.*MB/);
  // Only lists of files were asked for.
  expect(hub.asked.filter(({ path }) => !path.startsWith('/api/'))).toEqual([]);
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Open 2 layers' }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('1,200 features × 120');
  await expect(page).toHaveURL(/data=hf:google\/gemma-scope-2b-pt-res@main/);
  await expect(page.getByRole('contentinfo')).toContainText('layer 0');

  await page.reload();
  const again = await openCatalogue(page);
  await expect(again.getByRole('list', { name: 'Families' }).getByRole('listitem').first()).toContainText(
    'Goodfire',
  );
});
