import { mixtureIndex } from './mixture.ts';
import { separabilityIndex } from './separability.ts';
import { tokenComponents } from './components.ts';
import type { Directions, SetActivations } from './sparseSums.ts';

/** The shape of the points in the plane of a component and the next one. */
export interface PlaneShape {
  /** separability index, in bits, at least 0 */
  readonly separability: number;
  /** ε-mixture index with ε = 0.1, in [0, 1] */
  readonly mixture: number;
}

/** The shapes of a cloud of tokens. */
export interface CloudShape {
  /** the planes of components 1 and 2, 2 and 3, and so on */
  readonly planes: readonly PlaneShape[];
  /** the mean over the planes of (1 − mixture) · separability, by which candidates are ranked; NaN without a plane */
  readonly score: number;
  /** the share of the points that are sums of at least two directions, in [0, 1] */
  readonly together: number;
}

/**
 * The shapes of a cloud in its planes of components, as published (Engels et al. 2024, and the code that goes with it):
 * both indices in each plane of two components that follow each other, and a score that is high where points cannot be
 * cut into independent coordinates and do not gather on a line.
 *
 * @param rotations  the number of rotations of each plane
 */
export function cloudShape(
  activations: SetActivations,
  directions: Directions,
  rotations: number,
): CloudShape {
  const { scores } = tokenComponents(activations, directions);
  const planes: PlaneShape[] = [];
  for (let c = 0; c + 1 < scores.length; c++) {
    const [x, y] = [scores[c]!, scores[c + 1]!];
    planes.push({
      separability: separabilityIndex(x, y, rotations).bits,
      mixture: mixtureIndex(x, y).share,
    });
  }
  const sum = planes.reduce((all, { separability, mixture }) => all + (1 - mixture) * separability, 0);
  return {
    planes,
    score: planes.length > 0 ? sum / planes.length : NaN,
    together: shareTogether(activations),
  };
}

/** The share of the tokens at which at least two features fire. */
export function shareTogether({ tokens, token }: SetActivations): number {
  const firing = new Uint8Array(tokens);
  for (const at of token) if (firing[at]! < 2) firing[at]!++;
  return firing.filter((count) => count > 1).length / tokens;
}
