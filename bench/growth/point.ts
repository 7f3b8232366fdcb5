import { logisticRegression } from '../../src/math/discriminants/logistic/logisticRegression.ts';
import { nearestNeighbours } from '../../src/math/neighbours/nearestNeighbours.ts';
import { pca } from '../../src/math/spectra/pca.ts';
import { spectrum } from '../../src/math/spectra/spectrum.ts';
import type { Work } from '../../src/math/work/work.ts';
import { lobes } from '../../src/scales/brain/analysis/index.ts';
import { fastest, type Timing } from '../measure.ts';
import { syntheticDecoder, syntheticFirings } from '../synthetic.ts';
import type { BASE, GrowingWork } from './plan.ts';

/** Runs one point of a series on data made here: once, or up to three times while that takes less than half a minute. */
export function runPoint(work: GrowingWork, size: typeof BASE, team: Work): Promise<Timing<unknown>> {
  switch (work) {
    case 'phi':
    case 'jaccard': {
      const { firings } = syntheticFirings(size);
      const request = { affinity: work, k: size.k, seed: size.seed, keepSilent: false };
      return fastest(2, () => lobes({ firings }, request, team));
    }
    case 'pca': {
      const decoder = syntheticDecoder(size);
      return fastest(3, () => pca(decoder, { components: 3 }, team));
    }
    case 'spectrum': {
      const decoder = syntheticDecoder(size);
      return fastest(2, () => spectrum(decoder, team));
    }
    case 'neighbours': {
      const decoder = syntheticDecoder(size);
      return fastest(2, () => nearestNeighbours(decoder, { k: size.k, metric: 'euclidean' }, team));
    }
    case 'logistic': {
      const decoder = syntheticDecoder(size);
      const { lobe } = syntheticFirings({ ...size, blocks: 1 });
      return fastest(1, () => logisticRegression(decoder, lobe, size.lobes, {}, team));
    }
  }
}
