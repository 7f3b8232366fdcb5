import { axe, faultsOf } from '../kit/axe.ts';
import { startHub } from '../kit/hub.ts';
import { expect, test } from '../kit/test.ts';

let hub: Awaited<ReturnType<typeof startHub>>;
test.beforeAll(async () => {
  hub = await startHub();
});
test.afterAll(() => hub.stop());
// The browser's console notes the 404 of a missing repository.
test.use({ expectedErrors: [/Failed to load resource.*(404|401)/] });

test('checkpoints of a repository are listed, chosen, opened as layers, cached and reopened by the link', async ({
  page,
}) => {
  await page.goto('?data=worlds&scale=galaxy');
  const axes = page.getByRole('table', { name: /components shown/ });
  await expect(axes).toBeVisible();
  await page.getByRole('button', { name: /Dataset/ }).click();
  await page.getByRole('option', { name: /From Hugging Face/ }).click();
  const dialog = page.getByRole('dialog', { name: 'From Hugging Face' });
  const repository = dialog.getByLabel(/Repository, or the address/);
  await repository.fill('gemma');
  await dialog.getByRole('button', { name: 'List' }).click();
  await expect(dialog.getByRole('alert')).toContainText('expected a repository such as');
  await repository.fill(`${hub.address}/test/none`);
  await repository.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('found none (HTTP 404)');
  await repository.fill(`${hub.address}/test/scope`);
  await repository.press('Enter');
  await expect(dialog.getByText('3 checkpoints among 4 files.')).toBeVisible();
  expect(await faultsOf(axe(page).include('[role=dialog]'))).toEqual([]);
  await dialog.getByRole('row', { name: /layer_1\/.*params\.npz/ }).click();
  await dialog.getByRole('row', { name: /layer_2\/.*params\.npz/ }).click();
  await dialog.getByRole('button', { name: 'Open 2 layers' }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('1,200 features × 120');
  await expect(page.getByRole('contentinfo')).toContainText('layer 1');
  await expect(axes).toContainText('%');
  await expect(page).toHaveURL(/data=hf:.*test\/scope@main/);

  await page.reload();
  await expect(inspector).toContainText('1,200 features × 120');
  await expect(axes).toContainText('%');
  // The decoder was fetched only once: the second time it came from the cache.
  const large = hub.asked.filter(({ path, range }) => {
    const [, begin = 0, end = 0] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    return path.startsWith('/store') && Number(end) - Number(begin) > 500_000;
  });
  expect(large).toHaveLength(1);

  await page.getByRole('button', { name: /Dataset/ }).click();
  await page.getByRole('option', { name: /From Hugging Face/ }).click();
  await dialog.getByText(/Kept in this browser: 1 part, 576\skB/).click();
  await dialog.getByRole('button', { name: /Delete test\/scope/ }).click();
  await expect(dialog.getByText(/Kept in this browser:/)).toBeHidden();

  // A file is read completely if the hub does not serve parts of files.
  await repository.fill(`${hub.address}/test/whole`);
  await repository.press('Enter');
  await dialog.getByRole('row', { name: /layer_0\/.*params\.npz/ }).click();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page).toHaveURL(/test\/whole@main/);
  await expect(axes).toContainText('%');
});

test('a gated repository says what to do and opens with a token, which is neither in the link nor stored', async ({
  page,
}) => {
  await page.goto('?data=worlds&scale=galaxy');
  await page.getByRole('button', { name: /Dataset/ }).click();
  await page.getByRole('option', { name: /From Hugging Face/ }).click();
  const dialog = page.getByRole('dialog', { name: 'From Hugging Face' });
  await dialog.getByLabel(/Repository, or the address/).fill(`${hub.address}/test/gated`);
  await dialog.getByRole('button', { name: 'List' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'Accept its terms on its page and give an access token',
  );
  await dialog.getByText('Access token, for a gated repository').click();
  await dialog.getByLabel('Token for 127.0.0.1').fill('hf_secret');
  expect(await faultsOf(axe(page).include('[role=dialog]'))).toEqual([]);
  await dialog.getByRole('button', { name: 'Use' }).click();
  await expect(dialog.getByText('3 checkpoints among 3 files.')).toBeVisible();
  const sent = new Set(hub.asked.map(({ token }) => token));
  expect(sent).toEqual(new Set([null, 'Bearer hf_secret']));
  await dialog.getByRole('row', { name: /layer_0\/.*params\.npz/ }).click();
  await dialog.getByRole('button', { name: 'Open' }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('1,200 features × 120');
  await expect(page.getByRole('table', { name: /components shown/ })).toContainText('%');
  const stored = hub.asked.filter(({ path }) => path.startsWith('/store') && path.includes('gated'));
  expect(new Set(stored.map(({ token }) => token))).toEqual(new Set([null]));
  expect(page.url()).not.toContain('hf_secret');
  const kept = await page.evaluate(async () => {
    const caught = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, caught.flat().map(({ url }) => url)]);
  });
  expect(kept).toContain('test/gated');
  expect(kept).not.toContain('hf_secret');

  // After a reload the token is gone, and the page asks for it.
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('give an access token');
});
