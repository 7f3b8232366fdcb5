import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { axe, faultsOf } from '../kit/axe.ts';
import { cells } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const file = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

const FEATURES = 60;
const DIM = 6;
/** Numbers without a pattern, the same in every run. */
const numbers = (count: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * i + 1));
const params = zipSync({
  'W_dec.npy': writeNpy(numbers(FEATURES * DIM), [FEATURES, DIM]),
  'b_enc.npy': writeNpy(new Float32Array(FEATURES), [FEATURES]),
});
const BLOCKS = 30;
const firings = zipSync({
  'indptr.npy': writeNpy(
    Uint32Array.from({ length: BLOCKS + 1 }, (_, b) => b * 6),
    [BLOCKS + 1],
  ),
  'indices.npy': writeNpy(
    Uint16Array.from({ length: BLOCKS * 6 }, (_, i) => (i % 6) * 10 + (Math.floor(i / 6) % 10)),
    [BLOCKS * 6],
  ),
});
const stems = ['a', 'b', 'c', 'd', 'e', 'f'];
const words = stems.flatMap((stem) => [stem, `${stem}x`, `${stem}y`]);
const table = [
  `${words.length} ${DIM}`,
  ...words.map((word, i) =>
    [word, ...numbers(words.length * DIM).subarray(i * DIM, (i + 1) * DIM)].join(' '),
  ),
].join('\n');
const pairs = (end: string) => JSON.stringify(stems.map((stem) => ({ input: stem, output: stem + end })));

async function choose(page: Page, files: ReturnType<typeof file>[]): Promise<Locator> {
  await page.getByLabel('Files to open').setInputFiles(files);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

test('files that cannot be opened are reported, and the open dataset stays; a checkpoint, its firings and labels open together', async ({
  page,
}) => {
  await page.goto('?data=worlds&scale=galaxy');
  const shown = page.getByRole('table', { name: /components shown/ });
  await expect(shown).toBeVisible();
  const cases = [
    {
      files: [file('ae.pt', readFileSync('src/dataset/testing/fixtures/torch/attack.pt'))],
      says: [/holds the name “posix\.system”/, /torch\.save\(\{k: v for k, v in sd\.items\(\)/],
    },
    { files: [file('params.npz', params.slice(0, 300))], says: [/params\.npz: expected a zip archive/] },
    {
      files: [file('params.npz', params), file('labels.jsonl', '{"index": 99, "description": "far"}')],
      says: [/labels\.jsonl: labels for 100 features, the decoder has 60/],
    },
  ];
  for (const { files, says } of cases) {
    const refused = await choose(page, files);
    for (const part of says) await expect(refused.getByText(part).first()).toBeVisible();
    await expect(refused.getByRole('button', { name: 'Open' })).toBeDisabled();
    await refused.getByRole('button', { name: 'Cancel' }).click();
    await expect(refused).toBeHidden();
  }
  await expect(shown).toBeVisible();
  await expect(page).not.toHaveURL(/local/);

  const labels = Array.from({ length: FEATURES }, (_, index) =>
    JSON.stringify({ index, description: `no ${index}` }),
  );
  const dialog = await choose(page, [
    file('params.npz', params),
    file('firings.npz', firings),
    file('labels.jsonl', labels.join('\n')),
  ]);
  await expect(dialog.getByText('60 features × 6 · 30 blocks')).toBeVisible();
  const recognised = dialog.getByRole('table', { name: 'What was recognised' });
  await expect
    .poll(() => cells(recognised))
    .toEqual([
      ['params.npz', 'SAE checkpoint, W_dec in float32', '[60, 6]'],
      ['firings.npz', 'firings', '30 blocks'],
      ['labels.jsonl', 'labels', '60 lines'],
    ]);
  await expect(dialog.getByText(/lacks word vectors and relations/)).toBeVisible();
  expect(await faultsOf(axe(page).include('[role=dialog]'))).toEqual([]);
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('60 features × 6');
  await expect(page).toHaveURL(/data=local/);
  await expect(page.getByRole('button', { name: /Dataset/ })).toContainText('params');
});

test('a word2vec table with pairs opens at the atom scale; its link asks for the files again', async ({
  page,
}) => {
  await page.goto(`?data=${encodeURIComponent('/cases/lobes/manifest.json')}`);
  const dialog = await choose(page, [
    file('vectors.txt', table),
    file('stem-x.json', pairs('x')),
    file('stem-y.json', pairs('y')),
  ]);
  await expect(dialog.getByText('18 words × 6; 2 relations')).toBeVisible();
  await dialog.getByRole('button', { name: 'Open' }).click();
  const panel = page.getByRole('complementary', { name: 'Atom panel' });
  await expect(panel).toContainText('stem → x');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('opened from local files');
  await expect(page.getByRole('button', { name: 'Open the embedded dataset' })).toBeVisible();
});

test('a table dropped on the window is described and opens at a click', async ({ page }) => {
  await page.goto('?data=worlds&scale=galaxy');
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'tiny.txt'));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, table);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('word2vec table of words and vectors')).toBeVisible();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('18 words × 6');
});

test('a file that names no decoder opens as the user says; firings that do not fit it are refused', async ({
  page,
}) => {
  await page.goto('?data=worlds&scale=galaxy');
  const unnamed = zipSync({
    'dictionary.npy': writeNpy(numbers(FEATURES * DIM), [DIM, FEATURES]),
    'other.npy': writeNpy(numbers(4), [2, 2]),
  });
  const dialog = await choose(page, [file('ae.npz', unnamed), file('firings.npz', firings)]);
  await expect(dialog.getByText(/say which tensor is the decoder/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Decoder' }).click();
  await page.getByRole('option', { name: /dictionary \[6, 60\]/ }).click();
  await expect(dialog.getByText(/firings.npz: .*expected feature numbers/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Open' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Transpose' }).check({ force: true });
  await expect(dialog.getByText('60 features × 6 · 30 blocks')).toBeVisible();
  await expect(dialog.getByText(/ to .*, median /)).toBeVisible();
  expect(await faultsOf(axe(page).include('[role=dialog]'))).toEqual([]);
  await dialog.getByRole('button', { name: 'Open' }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('decoder “dictionary”, transposed');
  await expect(page).toHaveURL(/read=tensor:dictionary,transpose/);
});

test('a correction changes how a file at an address is read, and is in the link', async ({ page }) => {
  await page.goto('?data=/cases/read/glosses.csv&scale=galaxy');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('40 words × 6');
  await inspector.getByRole('button', { name: 'Read it differently' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Labels from' }).click();
  await page.getByRole('option', { name: 'gloss' }).click();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page).toHaveURL(/read=label:gloss/);
  await page.goto(`${page.url()}&feature=7`);
  await expect(inspector).toContainText('meaning 7');
  await page.goto('?data=/cases/read/glosses.csv&read=label:none');
  await expect(page.getByRole('alert')).toContainText('expected a column “none”');
  await expect(page.getByRole('button', { name: 'Read it differently' })).toBeVisible();
});
