/**
 * The eigenvalues of the covariance of an isotropic Gaussian cloud by the Marchenko–Pastur law: rank r of
 * m = min(samples, dim) is the quantile 1 − (r − ½)/m of the continuous part of the law. If samples are fewer than
 * dimensions, the other dim − samples eigenvalues are zero and are not listed.
 *
 * Marchenko & Pastur 1967; for 65,536 × 2,304 the slope over ranks 11…150 is −0.0276, as the paper prints.
 *
 * @param samples   rows of the cloud; n − 1 if the mean of the cloud was subtracted; at least 1
 * @param dim       columns, at least 1
 * @param variance  of each coordinate, at least 0
 * @returns descending, `[min(samples, dim)]`
 * @throws RangeError when `samples` or `dim` is less than 1
 */
export function marchenkoPastur(samples: number, dim: number, variance = 1): Float64Array {
  if (!(samples >= 1 && dim >= 1)) {
    throw new RangeError(`Marchenko–Pastur: expected at least 1 × 1, found ${samples} × ${dim}`);
  }
  // XᵀX/n and XXᵀ/n have the same non-zero eigenvalues: take the tall one of X and Xᵀ.
  const ratio = Math.min(samples, dim) / Math.max(samples, dim);
  const scale = (variance * Math.max(samples, dim)) / samples;
  const count = Math.min(samples, dim);
  const root = Math.sqrt(ratio);
  const values = new Float64Array(count);
  let angle = 0;
  for (let rank = 1; rank <= count; rank++) {
    angle = angleOfShare((rank - 0.5) / count, ratio, angle);
    values[rank - 1] = scale * (1 + ratio + 2 * root * Math.cos(angle));
  }
  return values;
}

/**
 * The share of the law that lies above λ = 1 + γ + 2√γ cos θ, for ratio γ in (0, 1] and θ in [0, π]:
 * the density in θ is (2/π) sin²θ / (1 + γ + 2√γ cos θ), which has this antiderivative.
 */
function shareAbove(angle: number, ratio: number): number {
  const root = Math.sqrt(ratio);
  const bend = Math.atan2((1 - root) * Math.sin(angle / 2), (1 + root) * Math.cos(angle / 2));
  return (
    (2 / Math.PI) *
    (-Math.sin(angle) / (2 * root) + ((1 + ratio) * angle) / (4 * ratio) - ((1 - ratio) / (2 * ratio)) * bend)
  );
}

/** The θ with this share above it, by bisection; `from` is a θ that is too small. */
function angleOfShare(share: number, ratio: number, from: number): number {
  let low = from;
  let high = Math.PI;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (shareAbove(middle, ratio) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
