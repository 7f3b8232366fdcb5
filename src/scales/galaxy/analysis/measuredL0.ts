import type { Dataset, LayerInfo } from '../../../dataset/dataset.ts';
import type { L0 } from '../../../dataset/l0.ts';

/**
 * The L0 of layers, in their order: what states it, else what it can be counted from. The sum of the frequencies of all
 * features is the mean number that fire on a token; firings give the mean number that fire in a block, which is more.
 *
 * @param layers  ids of layers of the dataset
 * @returns null for a layer whose L0 is not known, and for vectors of words, which do not fire
 * @throws DataError when labels or firings cannot be read
 */
export async function layersL0(
  dataset: Pick<Dataset, 'info' | 'labels' | 'firings'>,
  layers: readonly string[],
): Promise<(L0 | null)[]> {
  const found: (L0 | null)[] = [];
  for (const id of layers) {
    const info = dataset.info.layers.find((layer) => layer.id === id);
    found.push(info?.l0 ?? (info && dataset.info.item === 'feature' ? await measured(dataset, info) : null));
  }
  return found;
}

async function measured(
  dataset: Pick<Dataset, 'labels' | 'firings'>,
  { id, has, sample }: LayerInfo,
): Promise<L0 | null> {
  // A sample of the features says how many of the sample fire, not of all.
  if (sample) return null;
  if (has.labels) {
    const { frequency } = await dataset.labels(id);
    const value = frequency?.reduce((sum, share) => sum + share, 0) ?? NaN;
    if (value > 0) return { value, per: 'token', from: 'the sum of the features’ frequencies' };
  }
  if (!has.firings) return null;
  const { indices, blocks } = await dataset.firings(id);
  return blocks > 0 ? { value: indices.length / blocks, per: 'block', from: 'the firings' } : null;
}
