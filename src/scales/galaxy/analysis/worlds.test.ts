import { describe, expect, test } from 'vitest';
import { folderSource } from '../../../cli/folder.ts';
import { openBundle } from '../../../dataset/bundle/bundle.ts';
import { quietWork } from '../../../math/work/work.ts';
import { clusteringEntropy, isotropy, shape } from './index.ts';
import { inSpace } from '../../cloud/analysis/layouts/inSpace.ts';
import { withFastKernels } from '../../../../test/fastKernels.ts';

withFastKernels();

/** Half the Gaussian clouds are enough to tell these worlds apart, and quicker. */
const QUICKER = { gaussians: 10 };

const worlds = await openBundle(folderSource('public/datasets/worlds'));
const found = async (layer: string) => {
  const decoder = await worlds.decoder(layer);
  return {
    shape: await shape(decoder, {}, quietWork),
    isotropy: await isotropy(decoder, {}, quietWork),
    entropy: await clusteringEntropy(decoder, QUICKER, quietWork),
  };
};

describe('the planted worlds', () => {
  test('an isotropic Gaussian does not cluster and has the slope of its null', async () => {
    const { shape, isotropy, entropy } = await found('isotropic');
    expect(Math.abs(entropy.difference.value)).toBeLessThan(1.96 * entropy.difference.error);
    expect(shape.powerLaw.ci95[0]).toBeLessThan(shape.gaussian.powerLaw.slope);
    expect(shape.powerLaw.ci95[1]).toBeGreaterThan(shape.gaussian.powerLaw.slope);
    for (const { z } of [isotropy.slope, isotropy.participationRatio, isotropy.meanCosine]) {
      expect(Math.abs(z!)).toBeLessThan(4);
    }
  });

  test('a power law of slope −0.5 yields that slope, and does not cluster', async () => {
    const { shape, entropy } = await found('power');
    expect(Math.abs(shape.powerLaw.slope + 0.5)).toBeLessThan(1e-4);
    expect(Math.abs(entropy.difference.z!)).toBeLessThan(4);
  });

  test('clusters have a positive difference, far outside the null', async () => {
    const { entropy } = await found('clusters');
    expect(entropy.difference.value).toBeGreaterThan(10 * entropy.difference.error);
    expect(entropy.difference.z!).toBeGreaterThan(20);
    expect(entropy.difference.p).toBe(1 / 11);
  });

  test('coordinates in the plane lie in the plane', async () => {
    const layout = await worlds.layout('clusters');
    const positions = inSpace(layout);
    expect(positions.subarray(0, 3)).toEqual(Float32Array.of(layout.data[0]!, layout.data[1]!, 0));
    expect(positions).toHaveLength(3 * layout.rows);
  });
});
