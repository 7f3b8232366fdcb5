import type { Affinity } from './affinity.ts';

/** D^-½ A D^-½ of an affinity A with degrees D; its leading eigenvectors make the lobes. */
export interface NormalisedAffinity {
  /** sums of the affinity's rows; 0 for an isolated feature, `[n]` */
  readonly degrees: Float64Array;
  /** √degree, 1 for an isolated feature (degree 0), `[n]` */
  readonly roots: Float64Array;
  /** the number of features without any affinity */
  readonly isolated: number;
  /** The product with V, `[n, width]`. */
  operator(v: Float64Array, width: number): Promise<Float64Array>;
}

/** Degrees up to this, per feature, are the rounding of sums that cancel; they count as 0. */
const NOTHING = 1e-13;

/**
 * Normalises an affinity by its degrees, as SciPy's `laplacian(normed=True)` and scikit-learn's `spectral_embedding`:
 * the diagonal is zero, and a feature without any affinity keeps a zero row. The degrees cost one product.
 */
export async function normalise(affinity: Affinity): Promise<NormalisedAffinity> {
  const { n } = affinity;
  const degrees = await affinity.times(new Float64Array(n).fill(1), 1);
  for (let i = 0; i < n; i++) if (degrees[i]! <= NOTHING * n) degrees[i] = 0;
  const factors = degrees.map((degree) => (degree > 0 ? 1 / Math.sqrt(degree) : 0));
  return {
    degrees,
    roots: degrees.map((degree) => (degree > 0 ? Math.sqrt(degree) : 1)),
    isolated: degrees.filter((degree) => degree === 0).length,
    async operator(v, width) {
      const out = await affinity.times(scaledRows(v.slice(), factors, width), width);
      return scaledRows(out, factors, width);
    },
  };
}

/** Multiplies row i of V `[n, width]` by its factor, in place. */
function scaledRows(v: Float64Array, factors: Float64Array, width: number): Float64Array {
  for (let i = 0; i < factors.length; i++) {
    for (let p = i * width; p < (i + 1) * width; p++) v[p]! *= factors[i]!;
  }
  return v;
}
