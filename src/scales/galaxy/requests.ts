import type { LayerInfo } from '../../dataset/dataset.ts';
import type { GalaxyView } from './view.ts';

/** From the view to the parameters of the galaxy's jobs: the same for the panels and for the results in a bundle. */

/** Up to this number of multiplications (about a second) isotropy is measured without a click. */
const QUICK = 1e9;

export const shapeRequest = (layer: LayerInfo) => ({ layer: layer.id });

export const isotropyRequest = (layer: LayerInfo, { from, to, seed }: GalaxyView) => ({
  layer: layer.id,
  seed,
  ...(from > 0 && to > 0 ? { from, to } : {}),
});

export const populationSlopeRequest = isotropyRequest;

/** Whether isotropy is measured without a click. */
export const isQuick = ({ features, dim }: LayerInfo): boolean => features * dim ** 2 <= QUICK;

export const entropyRequest = (layer: LayerInfo, { seed }: Pick<GalaxyView, 'seed'>) => ({
  layer: layer.id,
  seed,
});

export const metaSaeRequest = (
  layer: LayerInfo,
  { metaWidth, seed }: Pick<GalaxyView, 'metaWidth' | 'seed'>,
) => ({
  layer: layer.id,
  width: Number(metaWidth),
  seed,
});

export const publishedEntropyRequest = entropyRequest;
