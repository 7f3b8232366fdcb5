import { placesOfGroups } from '../../../../math/random/shuffleWithin.ts';

/**
 * Values less what the frequency explains of them: less their least-squares cubic in the logarithm of the frequency, and less the
 * mean of their stratum. What is left has mean 0 in each stratum, so that a permutation within strata deals residuals that are
 * alike.
 *
 * @param values  `[n]`
 * @param fired  number of blocks in which each feature fires, at least 1, `[n]`
 * @param strata  group of each feature, `[n]`
 * @returns `[n]`
 */
export function frequencyResidual(
  values: ArrayLike<number>,
  fired: ArrayLike<number>,
  strata: ArrayLike<number>,
): Float64Array {
  const residual = Float64Array.from(values);
  subtractCubic(residual, Float64Array.from(fired, Math.log));
  for (const places of placesOfGroups(strata)) {
    const mean = places.reduce((sum, place) => sum + residual[place]!, 0) / places.length;
    for (const place of places) residual[place]! -= mean;
  }
  return residual;
}

const DEGREE = 3;

/** Subtracts the projection on the powers 0 … 3 of x, made orthonormal one after another (modified Gram–Schmidt). */
function subtractCubic(values: Float64Array, x: Float64Array): void {
  const middle = x.reduce((sum, value) => sum + value / x.length, 0);
  const basis: Float64Array[] = [];
  for (let degree = 0; degree <= DEGREE; degree++) {
    const power = x.map((value) => (value - middle) ** degree);
    const before = lengthOf(power);
    for (const one of basis) subtractProjection(power, one);
    const length = lengthOf(power);
    // A frequency that hardly varies has fewer powers.
    if (!(length > 1e-9 * before)) break;
    const unit = power.map((value) => value / length);
    basis.push(unit);
    subtractProjection(values, unit);
  }
}

const lengthOf = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

function subtractProjection(values: Float64Array, unit: Float64Array): void {
  const share = values.reduce((sum, value, i) => sum + value * unit[i]!, 0);
  for (let i = 0; i < values.length; i++) values[i]! -= share * unit[i]!;
}
