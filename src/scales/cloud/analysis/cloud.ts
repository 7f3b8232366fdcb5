import { DataError } from '../../../dataset/error.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { pca } from '../../../math/spectra/pca.ts';
import type { Work } from '../../../math/work/work.ts';
import { CLOUD_DEFAULTS } from './defaults.ts';
import { CENTRED } from './preprocessing.ts';

export interface CloudParameters {
  /** three principal components, 1-based; the first three if left out */
  readonly components?: readonly [number, number, number];
  /** `paper`: score × √λ; `scores`: plain scores. `paper` if left out */
  readonly axes?: 'paper' | 'scores';
  /** 42 if left out; it starts the iteration and does not change the result beyond its tolerance */
  readonly seed?: number;
}

/** A layer's features along three principal components. */
export interface Cloud {
  readonly n: number;
  readonly dim: number;
  readonly axes: 'paper' | 'scores';
  /** the components shown, 1-based, `[3]` */
  readonly components: readonly [number, number, number];
  /** `[n, 3]` */
  readonly positions: Float32Array;
  /** variance of the features along each component shown, with 1/(n − 1), `[3]` */
  readonly eigenvalues: Float64Array;
  /** each eigenvalue as a share of the whole variance, in [0, 1], `[3]` */
  readonly share: Float64Array;
  /** standard deviation of the positions along each axis, `[3]`: the half-axes of the 1 σ ellipsoid */
  readonly deviations: Float64Array;
  /** the components themselves, orthonormal, the entry of largest magnitude positive, `[3, dim]` */
  readonly directions: Float64Array;
  /** `[dim]` */
  readonly mean: Float64Array;
  readonly totalVariance: number;
  /** largest ‖Cv − λv‖ of the components shown */
  readonly residual: number;
  readonly converged: boolean;
  /** the preparation of the decoder directions, in words */
  readonly preprocessing: string;
}

/**
 * A layer's features along three principal components of their decoder directions, in the paper's axes
 * (score × √λ; section 5.1) or as plain scores (scikit-learn's `PCA.transform`). In fewer than three
 * dimensions the axes that are not there have coordinate 0.
 *
 * @param decoder  `[n, dim]`
 * @throws DataError when a component is not one of the cloud's
 */
export async function cloud(decoder: Matrix, parameters: CloudParameters, work: Work): Promise<Cloud> {
  const { components, axes, seed } = { ...CLOUD_DEFAULTS, ...parameters };
  const { rows: n, columns: dim } = decoder;
  for (const component of components) {
    if (!Number.isInteger(component) || component < 1 || component > Math.max(3, dim)) {
      throw new DataError(
        `Principal component ${component} was asked for, and the features have ${dim} dimensions: choose one from 1 to ${dim}.`,
      );
    }
  }
  const found = await pca(decoder, { components: Math.min(dim, Math.max(...components)), seed }, work);
  const width = found.eigenvalues.length;
  const positions = new Float32Array(n * 3);
  const eigenvalues = new Float64Array(3);
  const deviations = new Float64Array(3);
  const directions = new Float64Array(3 * dim);
  let residual = 0;
  for (const [axis, component] of components.entries()) {
    if (component > width) continue;
    const at = component - 1;
    const eigenvalue = found.eigenvalues[at]!;
    const factor = axes === 'paper' ? Math.sqrt(eigenvalue) : 1;
    for (let i = 0; i < n; i++) positions[i * 3 + axis] = found.scores[i * width + at]! * factor;
    eigenvalues[axis] = eigenvalue;
    deviations[axis] = Math.sqrt(eigenvalue) * factor;
    directions.set(found.components.subarray(at * dim, (at + 1) * dim), axis * dim);
    residual = Math.max(residual, found.residuals[at]!);
  }
  const { totalVariance, mean, converged } = found;
  return {
    n,
    dim,
    axes,
    components: [components[0], components[1], components[2]],
    positions,
    eigenvalues,
    share: eigenvalues.map((value) => (totalVariance > 0 ? value / totalVariance : 0)),
    deviations,
    directions,
    mean,
    totalVariance,
    residual,
    converged,
    preprocessing: CENTRED,
  };
}
