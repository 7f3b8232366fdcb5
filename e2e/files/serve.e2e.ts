import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { leaveServed, startServe } from '../kit/served.ts';
import { expect, test } from '../kit/test.ts';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tricosm-served-'));
});
test.afterEach(async ({ page }) => {
  await leaveServed(page);
  rmSync(folder, { recursive: true });
});
const file = (name: string, content: Uint8Array | string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const serve = (...paths: string[]) => startServe(['node', 'bin/tricosm.mjs'], paths);

test('`serve` opens the app on raw files, read by ranges, until it is interrupted', async ({ page }) => {
  const features = 30_000;
  const numbers = Float32Array.from({ length: features * 6 }, (_, i) => Math.sin(i * i + 1));
  const sae = zipSync(
    {
      'W_enc.npy': writeNpy(numbers, [6, features]),
      'W_dec.npy': writeNpy(numbers, [features, 6]),
    },
    { level: 0 },
  );
  const labels = file('labels #1.jsonl', JSON.stringify({ index: 0, description: 'the first' }));
  const refused = await serve(file('params.npz', sae), labels).catch((error: Error) => error.message);
  expect(refused).toMatch(/labels #1\.jsonl”: expected a name that can be part of an address/);
  const { program, link, ended } = await serve(
    join(folder, 'params.npz'),
    file('labels 1.jsonl', JSON.stringify({ index: 0, description: 'the first' })),
  );
  expect(link).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{24}&data=files\/\.listing\.json&scale=galaxy$/,
  );
  const parts: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('params.npz')) parts.push(request.headers()['range'] ?? 'whole');
  });
  await page.goto(link);
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  // The key is in a cookie from now on, not in what the user may copy.
  expect(page.url()).not.toContain('key=');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('30,000 features × 6');
  expect(parts.length).toBeGreaterThan(1);
  expect(parts).not.toContain('whole');
  // The page would still load parts ahead; the browser keeps its connections to the server.
  await page.goto('about:blank');
  program.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('`serve` opens the app on a bundle, with its datasheet', async ({ page }) => {
  const { link } = await serve('public/datasets/words');
  await page.goto(link);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('13,271 words × 200');
  await expect(page).toHaveURL(/data=files\/words\/manifest\.json/);
  await inspector.getByRole('button', { name: 'Read the datasheet' }).click();
  await expect(page.getByRole('dialog')).toContainText('13,271');
});

test('firings made from served files can be saved and served with them', async ({ page }) => {
  const fixtures = 'src/dataset/testing/fixtures/encoder';
  const { link } = await serve(
    ...[`${fixtures}/gemma-scope.npz`, `${fixtures}/activations.npy`, `${fixtures}/doc_offsets.npy`],
  );
  await page.goto(link);
  const panel = page.getByRole('complementary', { name: 'Brain panel' });
  await panel.getByLabel('tokens in a block').fill('8');
  await panel.getByLabel('tokens in a block').press('Enter');
  await panel.getByRole('button', { name: 'Encode activations' }).click();
  await expect(panel.getByRole('status')).toContainText('The firings are ready');
  const saving = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save the firings' }).click();
  const firings = file('firings.npz', readFileSync(await (await saving).path()));
  const again = await serve(`${fixtures}/gemma-scope.npz`, firings);
  expect(again.link).not.toContain('scale=');
});
