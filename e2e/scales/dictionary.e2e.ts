import { zipSync } from 'fflate';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { random } from '../../src/math/random/random.ts';
import { expect, test } from '../kit/test.ts';

const FEATURES = 200;
const DIM = 4;

/** One dictionary at two layers: the second layer’s directions are the first’s, turned in the plane of the first two. */
function bundle(dictionary: boolean): Buffer {
  const stream = random(3);
  const first = Float32Array.from(
    { length: FEATURES * DIM },
    (_, i) => stream.normal() * [3, 2.2, 1.2, 0.2][i % DIM]!,
  );
  const second = first.slice();
  for (let i = 0; i < FEATURES; i++) {
    // The second direction is wider, so the first two components change places.
    second[i * DIM] = first[i * DIM]! * 0.7;
    second[i * DIM + 1] = first[i * DIM + 1]! * 1.5;
  }
  const layer = (id: string) => ({
    id,
    name: `layer ${id}`,
    decoder: {
      path: `${id}.npy`,
      features: FEATURES,
      dim: DIM,
    },
    ...(dictionary && { dictionary: 'one' }),
  });
  const manifest = {
    version: 1,
    name: 'followed',
    title: 'followed',
    defaultLayer: '0',
    layers: [layer('0'), layer('1')],
    provenance: { licence: 'CC0' },
  };
  const zip = zipSync({
    'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)),
    '0.npy': writeNpy(first, [FEATURES, DIM]),
    '1.npy': writeNpy(second, [FEATURES, DIM]),
  });
  return Buffer.from(zip);
}

test('layers of one dictionary are turned onto each other; those of other dictionaries keep their axes', async ({
  page,
}) => {
  await page.goto('?data=worlds&scale=galaxy');
  const panel = page.getByRole('complementary', { name: 'Galaxy panel' });
  const follow = async (dictionary: boolean) => {
    await page.getByLabel('Files to open').setInputFiles({
      name: `${dictionary ? 'followed' : 'apart'}.zip`,
      mimeType: 'application/zip',
      buffer: bundle(dictionary),
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
    await expect(panel).toContainText('200 features × 4');
    await page.getByRole('slider', { name: 'layer' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/layer=1/);
    await expect(page.getByRole('contentinfo')).toContainText('layer 1');
  };
  await follow(false);
  await expect(panel.getByRole('table', { name: /components shown/ })).toContainText('%');
  await expect(panel).not.toContainText('orthogonal Procrustes');

  await page.goto('?data=worlds&scale=galaxy');
  await follow(true);
  await expect(panel).toContainText(
    'Turned onto the layer before, feature by feature (orthogonal Procrustes)',
  );
  await expect(page).toHaveURL(/galaxy\.turn=/);
  // The components changed places; the turn reverses that.
  const turn = new URL(page.url()).searchParams.get('galaxy.turn')!.split(',').map(Number);
  expect(Math.abs(turn[1]!)).toBeGreaterThan(0.9);
  expect(Math.abs(turn[3]!)).toBeGreaterThan(0.9);
});
