import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeNpy } from '../../../dataset/files/npy.ts';
import { quietWork } from '../../../math/work/work.ts';
import { run } from '../../main.ts';

const galaxy = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(['galaxy', ...args], (_, compute) => compute(quietWork));
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Record<string, never>;
};

const folder = mkdtempSync(join(tmpdir(), 'tricosm-galaxy-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('galaxy', () => {
  test('prints every figure with its null, its n and its seed', async () => {
    const found = await galaxy(
      'public/datasets/worlds',
      '--layer',
      'clusters',
      '--rows',
      '200',
      '--seed',
      '7',
    );
    expect(found).toMatchObject({
      layer: 'clusters',
      n: 1200,
      powerLaw: { from: 2, to: 19, n: 18 },
      isotropy: {
        seed: 7,
        clouds: 199,
        participationRatio: { z: expect.any(Number) as number, p: 1 / 200 },
        shares: [{ components: 1 }, { components: 3 }, { components: 10 }],
        meanCosine: { pairs: 719_400 },
      },
      clusteringEntropy: {
        n: 1200,
        rows: 200,
        seed: 7,
        difference: { error: expect.any(Number) as number, z: expect.any(Number) as number },
      },
      published: { gaussian: -0.0276 },
    });
    expect(found).not.toHaveProperty('activations');
  });

  test('adds the figures as published on request, with their notes and what the estimator gives on noise', async () => {
    const found = await galaxy(
      'public/datasets/worlds',
      '--layer',
      'power',
      '--as-published',
      '--rows',
      '50',
    );
    expect(found).toHaveProperty('asPublished', {
      spectrum: expect.objectContaining({ from: 11, reason: expect.any(String) as string }) as object,
      gaussian: -0.0276,
      entropy: expect.objectContaining({
        resamples: 30,
        noise: expect.objectContaining({ remaining: expect.any(Object) as object }) as object,
      }) as object,
      verdict: expect.stringMatching(/nats as published, the same estimator gives/) as string,
      notes: expect.objectContaining({ entropy: expect.any(Object) as object }) as object,
    });
    expect(found).toHaveProperty('published.layers.length', 26);
  });

  test('leaves the entropy out on request', async () => {
    const found = await galaxy('public/datasets/worlds', '--layer', 'power', '--no-entropy');
    expect(found).not.toHaveProperty('clusteringEntropy');
    expect(found).toHaveProperty('isotropy.slope.z', expect.any(Number));
  });

  test('says why a handful of features has no entropy, and prints the other figures', async () => {
    const decoder = join(folder, 'decoder.npy');
    writeFileSync(
      decoder,
      writeNpy(
        Float32Array.from({ length: 12 }, (_, i) => Math.sqrt((7 * i) % 11)),
        [4, 3],
      ),
    );
    const found = await galaxy('--sae', decoder);
    expect(found).toHaveProperty(
      'clusteringEntropy.error',
      expect.stringContaining('needs at least 8 features'),
    );
    expect(found).toHaveProperty('eigenvalues.length', 3);
  });
});
