import { divergence } from './attraction.ts';
import { withForces, type Forces } from './forces.ts';
import type { JointProbabilities } from './jointProbabilities.ts';
import type { Work } from '../../work/work.ts';

export interface DescentOptions {
  readonly dimensions: 2 | 3;
  /** steps in all; the first quarter of them, at most 250, exaggerate the attraction */
  readonly iterations: number;
  /** see `repulsion`; 0.5 if left out */
  readonly angle?: number;
  /** Receives positions on the way, `[n, dimensions]`, and the number of steps done; must not keep or change the array. */
  readonly onStep?: (positions: Float64Array, step: number) => void;
}

/** A layout, and how far it is from the joint probabilities. */
export interface Descent {
  /** `[n, dimensions]` */
  readonly positions: Float64Array;
  /** Kullback–Leibler divergence in nats */
  readonly divergence: number;
}

/** Attraction is this number of times as strong at first, so that clusters form while they can still pass each other. */
const EXAGGERATION = 12;
const MOST_EXAGGERATED = 250;
/**
 * Exaggeration ends early when the layout is this small compared with its start: without clusters it shrinks a layout until
 * nothing but rounding is left of the start.
 */
const COLLAPSED = 0.1;
const MOMENTUM = { exaggerated: 0.5, after: 0.8 };
const LEAST_RATE = 50;
const LEAST_GAIN = 0.01;
const ANGLE = 0.5;

/**
 * Gradient descent on the Kullback–Leibler divergence of a layout, with the schedule of scikit-learn's `TSNE`: early
 * exaggeration 12, momentum 0.5 and then 0.8, a gain for each coordinate, learning rate max(n / 48, 50). Unlike there, the
 * layout is centred after each step, and exaggeration ends when it would make a layout without clusters vanish.
 *
 * @param start  `[n, dimensions]`
 */
export function descend(
  joint: JointProbabilities,
  start: Float64Array,
  { dimensions, iterations, angle = ANGLE, onStep }: DescentOptions,
  work: Work,
): Promise<Descent> {
  const rate = Math.max(joint.n / EXAGGERATION / 4, LEAST_RATE);
  const exaggerated = Math.min(MOST_EXAGGERATED, Math.floor(iterations / 4));
  return withForces(joint, dimensions, angle, work, async (forcesAt) => {
    const positions = start.slice();
    centre(positions, dimensions);
    const state: State = {
      positions,
      moves: new Float64Array(start.length),
      gains: new Float64Array(start.length).fill(1),
    };
    const least = COLLAPSED * spreadOf(positions);
    let early = true;
    for (let step = 0; step < iterations; step++) {
      if (early && (step >= exaggerated || spreadOf(positions) < least)) {
        early = false;
        // Momentum and gains start again with the second phase, as in scikit-learn.
        state.moves.fill(0);
        state.gains.fill(1);
      }
      const slopes = gradient(await forcesAt(positions), early ? EXAGGERATION : 1);
      move(state, slopes, rate, early ? MOMENTUM.exaggerated : MOMENTUM.after);
      centre(positions, dimensions);
      work.progress(step / iterations, `t-SNE, step ${step + 1} of ${iterations}`);
      onStep?.(positions, step + 1);
      await work.pause();
    }
    const { normalisation } = await forcesAt(positions);
    return { positions, divergence: divergence(joint, positions, dimensions, normalisation) };
  });
}

/**
 * The gradient of the divergence, 4 Σⱼ (p − q) (1 + ‖yᵢ − yⱼ‖²)⁻¹ (yᵢ − yⱼ), `[n, dimensions]`.
 *
 * @param exaggeration  factor of the attraction; 1 for the true gradient
 */
export function gradient({ attraction, repulsion, normalisation }: Forces, exaggeration = 1): Float64Array {
  return attraction.map((pull, at) => 4 * (exaggeration * pull - repulsion[at]! / normalisation));
}

interface State {
  readonly positions: Float64Array;
  readonly moves: Float64Array;
  readonly gains: Float64Array;
}

/** One step with momentum; a coordinate that keeps its direction moves faster (Jacobs 1988). */
function move(
  { positions, moves, gains }: State,
  slopes: Float64Array,
  rate: number,
  momentum: number,
): void {
  for (let at = 0; at < positions.length; at++) {
    const slope = slopes[at]!;
    const keeps = moves[at]! * slope < 0;
    gains[at] = Math.max(LEAST_GAIN, keeps ? gains[at]! + 0.2 : gains[at]! * 0.8);
    moves[at] = momentum * moves[at]! - rate * gains[at]! * slope;
    positions[at]! += moves[at]!;
  }
}

/** Root mean square of the coordinates, which are centred. */
function spreadOf(positions: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < positions.length; at++) sum += positions[at]! * positions[at]!;
  return Math.sqrt(sum / positions.length);
}

/** Moves the mean to the origin: far cells push with small errors that add up. */
function centre(positions: Float64Array, dimensions: number): void {
  for (let axis = 0; axis < dimensions; axis++) {
    let sum = 0;
    for (let at = axis; at < positions.length; at += dimensions) sum += positions[at]!;
    const mean = (sum * dimensions) / positions.length;
    for (let at = axis; at < positions.length; at += dimensions) positions[at]! -= mean;
  }
}
