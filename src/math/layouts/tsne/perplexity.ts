/** Steps of the bisection, and the error of the entropy (in nats) at which it stops: scikit-learn's. */
const STEPS = 100;
const TOLERANCE = 1e-5;

/**
 * The probabilities p(j | i) of each point's neighbours, from a Gaussian around the point whose width gives the
 * distribution the perplexity (van der Maaten & Hinton 2008, section 2), found by bisection as in scikit-learn's
 * `_binary_search_perplexity`.
 *
 * @param squares  squared distances of the neighbours, `[rows, k]`
 * @param perplexity  at least 1; a row whose distances are all equal gets equal probabilities, whatever the perplexity
 * @returns `[rows, k]`, each row sums to 1
 */
export function conditionalProbabilities(squares: Float64Array, k: number, perplexity: number): Float64Array {
  const probabilities = new Float64Array(squares.length);
  const entropy = Math.log(perplexity);
  for (let at = 0; at < squares.length; at += k) {
    calibrate(squares.subarray(at, at + k), entropy, probabilities.subarray(at, at + k));
  }
  return probabilities;
}

/** Fills in one row: p ∝ exp(−β d²) with the β that gives the entropy. */
function calibrate(squares: Float64Array, wanted: number, probabilities: Float64Array): void {
  // Entropy does not change when the same number is subtracted from all distances, and exp() cannot underflow for all.
  const least = squares.reduce((a, b) => Math.min(a, b), Infinity);
  let [beta, low, high] = [1, 0, Infinity];
  for (let step = 0; step < STEPS; step++) {
    let sum = 0;
    let moment = 0;
    for (let j = 0; j < squares.length; j++) {
      const excess = squares[j]! - least;
      const weight = Math.exp(-beta * excess);
      probabilities[j] = weight;
      sum += weight;
      moment += weight * excess;
    }
    for (let j = 0; j < squares.length; j++) probabilities[j]! /= sum;
    const error = Math.log(sum) + (beta * moment) / sum - wanted;
    if (Math.abs(error) <= TOLERANCE) return;
    if (error > 0) [low, beta] = [beta, high === Infinity ? 2 * beta : (beta + high) / 2];
    else [high, beta] = [beta, (beta + low) / 2];
  }
}
