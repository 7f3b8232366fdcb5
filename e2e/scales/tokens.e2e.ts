import { zipSync } from 'fflate';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { cells, parseNumber } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const FEATURES = 9;
const TOKENS = 480;
/** The tokens of a document, and of a block. */
const LENGTH = 8;
/** Eight labels around the circle. */
const LABELS = 8;

/** Numbers in [0, 1) that look random and are the same in each run. */
const noise = (i: number) => (((Math.sin(12.9898 * (i + 1)) * 43758.5453) % 1) + 1) % 1;

/** Three sets of three features, each in a third of the documents; the first set goes around a circle. */
function planted(): { activations: Float32Array; table: string } {
  const activations = new Float32Array(TOKENS * FEATURES);
  const rows = ['token,text,eighth'];
  for (let token = 0; token < TOKENS; token++) {
    const set = Math.floor(token / LENGTH) % 3;
    const turn = noise(token);
    for (let i = 0; i < 3; i++) {
      const around = 1.5 * (Math.cos(2 * Math.PI * (turn - i / 3)) + 0.4);
      const alone = noise(1000 + 3 * token + i) < 0.5 ? 0 : 1 + noise(5000 + 3 * token + i);
      activations[token * FEATURES + 3 * set + i] = Math.max(0, set === 0 ? around : alone);
    }
    if (set === 0) rows.push(`${token},word ${token},${Math.floor(LABELS * turn)}`);
  }
  return { activations, table: rows.join('\n') };
}

/** An SAE whose features are the axes. */
function identity(): Uint8Array {
  const weights = Float32Array.from({ length: FEATURES ** 2 }, (_, i) => Number(i % (FEATURES + 1) === 0));
  const same = (value: number) => writeNpy(new Float32Array(FEATURES).fill(value), [FEATURES]);
  return zipSync({
    'W_enc.npy': writeNpy(weights, [FEATURES, FEATURES]),
    'W_dec.npy': writeNpy(weights, [FEATURES, FEATURES]),
    'b_enc.npy': same(0),
    'b_dec.npy': same(0),
    'threshold.npy': same(0.05),
  });
}

const file = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

test('lobes are ranked by the shapes of their tokens; a press opens one, and a table labels its tokens', async ({
  page,
}) => {
  const { activations, table } = planted();
  const offsets = Float64Array.from({ length: TOKENS / LENGTH + 1 }, (_, i) => LENGTH * i);
  await page.goto(`?data=${encodeURIComponent('/cases/lobes/manifest.json')}&scale=brain`);
  await page
    .getByLabel('Files to open')
    .setInputFiles([
      file('params.npz', identity()),
      file('activations.npy', writeNpy(activations, [TOKENS, FEATURES])),
      file('doc_offsets.npy', writeNpy(Uint32Array.from(offsets), [offsets.length])),
    ]);
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  const panel = page.getByRole('complementary', { name: 'Brain panel' });
  await panel.getByLabel('tokens in a block').fill(`${LENGTH}`);
  await panel.getByLabel('tokens in a block').press('Enter');
  await panel.getByRole('button', { name: 'Encode activations' }).click();

  await panel.getByRole('button', { name: 'Rank the lobes' }).click();
  const ranked = panel.getByRole('table', { name: 'Lobes by the shapes of their tokens' });
  await expect(ranked).toHaveAttribute('aria-busy', 'false');
  const [first] = await cells(ranked);
  const score = first![2]!;
  expect(parseNumber(first!.at(-1))).toBeGreaterThanOrEqual(199);
  expect(first).toContain('a shape');

  await ranked
    .getByRole('button', { name: /^Show the tokens of/ })
    .first()
    .click();
  // The ranking and the cloud have the same figure, and the scene shows the tokens.
  const figure = panel.locator('.null-figure').filter({ hasText: 'shape score' });
  await expect(figure.getByRole('strong')).toHaveText(score);
  await expect(page.getByRole('list', { name: 'Legend: strongest feature' })).toBeVisible();

  await panel.getByLabel('Table of tokens').setInputFiles([file('eighths.csv', table)]);
  await expect(page.getByRole('list', { name: 'Legend: eighth' })).toBeVisible();
  await expect(panel.getByText(/8 in the order of their numbers: 0, 1, 2, 3, 4, 5, 6, 7/)).toBeVisible();
});
