import { DataError } from '../../../dataset/error.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { pca } from '../../../math/spectra/pca.ts';
import { quantileAmong } from '../../../math/statistics/nulls/quantileAmong.ts';
import type { Work } from '../../../math/work/work.ts';
import { COMPONENT_DEFAULTS } from './defaults.ts';

export interface ComponentParameters {
  /** the number of components, at most that of dimensions; 8 if left out */
  readonly components?: number;
  /** 42 if left out; it starts the iteration and does not change the result beyond its tolerance */
  readonly seed?: number;
}

/** A layer's features along its leading principal axes. */
export interface Components {
  readonly n: number;
  /** share of the whole variance along each axis, in [0, 1], `[k]` */
  readonly share: Float64Array;
  /** standard deviation of the features along each axis, `[k]` */
  readonly deviation: Float64Array;
  /** coordinates of the centred features, axis after axis, `[k, n]` */
  readonly scores: Float32Array;
}

/**
 * The features of a layer along its leading principal axes: decoder rows, centred; each axis points so that its entry of
 * largest magnitude is positive.
 *
 * @param decoder  `[n, dim]`
 * @throws DataError when there are no features
 */
export async function componentsOf(
  decoder: Matrix,
  parameters: ComponentParameters,
  work: Work,
): Promise<Components> {
  const { components, seed } = { ...COMPONENT_DEFAULTS, ...parameters };
  const { rows: n, columns: dim } = decoder;
  if (n === 0) throw new DataError('Components: expected a layer with features, found none.');
  const k = Math.min(components, dim);
  const found = await pca(decoder, { components: k, seed }, work);
  const scores = new Float32Array(k * n);
  for (let i = 0; i < n; i++) for (let c = 0; c < k; c++) scores[c * n + i] = found.scores[i * k + c]!;
  const { totalVariance } = found;
  return {
    n,
    share: found.eigenvalues.map((value) => (totalVariance > 0 ? value / totalVariance : 0)),
    deviation: found.eigenvalues.map(Math.sqrt),
    scores,
  };
}

/** The place of a feature along one axis. */
export interface ComponentPlace {
  /** from 1 */
  readonly component: number;
  readonly share: number;
  /** in standard deviations of the features along the axis; 0 if they have none */
  readonly deviations: number;
  /** among all features, in [0, 1]; see `quantileAmong` */
  readonly quantile: number;
}

/** The place of a feature along each axis, beside all features. */
export function placesAlong({ n, share, deviation, scores }: Components, feature: number): ComponentPlace[] {
  return Array.from(share, (own, c) => {
    const along = scores.subarray(c * n, (c + 1) * n);
    const score = along[feature] ?? NaN;
    return {
      component: c + 1,
      share: own,
      deviations: deviation[c]! > 0 ? score / deviation[c]! : 0,
      quantile: quantileAmong(along, score),
    };
  });
}
