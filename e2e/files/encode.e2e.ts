import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { readFiringsNpz } from '../../src/dataset/formats/firings/firings.ts';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { axe, faultsOf } from '../kit/axe.ts';
import { expect, test } from '../kit/test.ts';

const file = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});
/** A small dataset at the brain scale: what is open before does not matter here. */
const LOBES = `?data=${encodeURIComponent('/cases/lobes/manifest.json')}&scale=brain`;
const fixture = (name: string) => readFileSync(`src/dataset/testing/fixtures/encoder/${name}`);

test('activations and a whole SAE become firings, from which lobes are found and which can be saved', async ({
  page,
}) => {
  await page.goto(LOBES);
  await page
    .getByLabel('Files to open')
    .setInputFiles([
      file('params.npz', fixture('gemma-scope.npz')),
      file('activations.npy', fixture('activations.npy')),
      file('doc_offsets.npy', fixture('doc_offsets.npy')),
    ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /doc_offsets\.npy document offsets/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Open' }).click();
  const panel = page.getByRole('complementary', { name: 'Brain panel' });
  await expect(
    panel.getByText(/has no recorded firings, but it has the whole SAE and activations/),
  ).toBeVisible();
  const encode = panel.getByRole('button', { name: 'Encode activations' });
  // No document has 256 tokens: the panel says so, and the rule can be changed.
  await encode.click();
  await expect(panel.getByText(/the longest with 40; ask for shorter blocks/)).toBeVisible();
  expect(await faultsOf(axe(page).include('aside.panel'))).toEqual([]);
  await panel.getByLabel('tokens in a block').fill('8');
  await panel.getByLabel('tokens in a block').press('Enter');
  await encode.click();
  await expect(panel.getByText(/12 blocks; activation > 1 in a block of 8 tokens/)).toBeVisible();
  await expect(panel.getByRole('table', { name: /lobes/i }).first()).toBeVisible();
  const saving = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save them as .npz' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('firings.npz');
  const { firings } = JSON.parse(fixture('expected.json').toString()) as {
    firings: Record<string, number[][]>;
  };
  const found = await readFiringsNpz(new Uint8Array(readFileSync(await saved.path())), 'firings.npz', null);
  expect([...found.indices]).toEqual(firings['gemma-scope']!.flat());
});

test('counts of pairs open together with a decoder; figures that need the blocks say so', async ({
  page,
}) => {
  const features = 24;
  const decoder = Float32Array.from({ length: features * 4 }, (_, i) => Math.sin(i * i + 1));
  const histogram = new Int32Array(features ** 2);
  // Two lobes, one in each half, and some features that fire in both.
  for (let i = 0; i < features; i++) {
    for (let j = 0; j < features; j++) {
      const near = Math.floor((2 * i) / features) === Math.floor((2 * j) / features);
      histogram[i * features + j] = i === j ? 30 : near ? 20 : (i + j) % 3;
    }
  }
  await page.goto(LOBES);
  await page.getByLabel('Files to open').setInputFiles([
    file('decoder.npy', writeNpy(decoder, [features, 4])),
    file(
      'cooccurrences.npz',
      zipSync({
        'histogram.npy': writeNpy(histogram, [features, features]),
        'n_chunks.npy': writeNpy(Int32Array.of(90), []),
      }),
    ),
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /co-occurrence counts \[24, 24\]/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Open' }).click();
  const panel = page.getByRole('complementary', { name: 'Brain panel' });
  await expect(panel.getByText(/Counts of pairs in 90 blocks/)).toBeVisible();
  await panel.getByLabel('k, up to 1,024').fill('2');
  await panel.getByLabel('k, up to 1,024').press('Enter');
  await expect(panel.getByRole('row', { name: /lobe 1 12/ })).toBeVisible();
  await expect(panel.getByText(/Stability needs the firings of every block/)).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Where lobes fire' })).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Compare the five affinities' })).toBeVisible();
});
