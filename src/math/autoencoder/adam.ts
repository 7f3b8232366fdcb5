/** Running moments of the gradient of some parameters. */
export interface Adam {
  /**
   * One step: changes the parameters in place.
   *
   * @param gradient  `[parameters.length]`
   * @param rate  the learning rate
   */
  step(gradient: Float32Array, rate: number): void;
  /** Forgets the moments of entries `[from, to)`. */
  forget(from: number, to: number): void;
}

const FIRST = 0.9;
const SECOND = 0.999;
const EPSILON = 1e-8;

/**
 * The optimiser Adam with bias correction, β = (0.9, 0.999), ε = 1e-8 (Kingma & Ba 2015, algorithm 1).
 *
 * @param parameters  changed by each step, `[p]`
 */
export function adam(parameters: Float32Array): Adam {
  const first = new Float32Array(parameters.length);
  const second = new Float32Array(parameters.length);
  let steps = 0;
  return {
    step(gradient, rate) {
      steps++;
      const size = rate / (1 - FIRST ** steps);
      const scale = 1 / (1 - SECOND ** steps);
      for (let at = 0; at < parameters.length; at++) {
        const slope = gradient[at]!;
        const m = (first[at] = FIRST * first[at]! + (1 - FIRST) * slope);
        const v = (second[at] = SECOND * second[at]! + (1 - SECOND) * slope * slope);
        parameters[at]! -= (size * m) / (Math.sqrt(v * scale) + EPSILON);
      }
    },
    forget(from, to) {
      first.fill(0, from, to);
      second.fill(0, from, to);
    },
  };
}
