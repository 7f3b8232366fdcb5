import { random } from '../random/random.ts';
import { withParts } from '../work/parts.ts';
import { defineTask } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import { permutedWhereFiring, permutedWithin } from './permuted.ts';
import { cloudShape, type CloudShape } from './shape.ts';
import type { Directions, SetActivations } from './sparseSums.ts';

/** A cloud, and how its draws are made. */
export interface Permutable {
  readonly activations: SetActivations;
  readonly directions: Directions;
  /** the number of all tokens among which the activations are drawn */
  readonly all: number;
  /** the largest number of tokens of a draw: that of the cloud */
  readonly most: number;
  /** whether activations are permuted only among the tokens at which their feature fires; `all` and `most` say nothing then */
  readonly whereFiring?: boolean;
  /** rotations of each plane for the separability index */
  readonly rotations: number;
  /** the same seed gives the same draws, however large the team is */
  readonly seed: number;
}

/** What a member of the team draws from, and its place in the team. */
type Part = Permutable & { readonly member: number };

/** The shape of a draw; each draw has a stream of its own, so that it does not matter which member makes it. */
const shapeTask = defineTask(
  'shapes/permuted',
  ({ activations, directions, all, most, whereFiring, rotations, seed, member }: Part, first: number) => {
    const stream = random(seed + 7919 * (1 + first + member));
    const drawn = whereFiring
      ? permutedWhereFiring(activations, stream)
      : permutedWithin(activations, all, most, stream);
    return cloudShape(drawn, directions, rotations);
  },
);

/**
 * The shapes of a cloud whose activations are permuted within features, `draws` times or until they are enough.
 *
 * @param draws  at least 1
 * @param enough  looks at each draw, in their order; true if no further one is needed
 */
export async function permutedShapes(
  cloud: Permutable,
  draws: number,
  work: Work,
  enough: (draw: CloudShape) => boolean = () => false,
): Promise<CloudShape[]> {
  const { team } = work;
  const parts = Array.from({ length: team.size }, (_, member): Part => ({ ...cloud, member }));
  return withParts(team, parts, async (lent) => {
    const shapes: CloudShape[] = [];
    let done = false;
    while (!done) {
      const drawn = await lent.each(shapeTask, shapes.length);
      for (const shape of drawn) {
        shapes.push(shape);
        done = enough(shape) || shapes.length === draws;
        if (done) break;
      }
      work.progress(shapes.length / draws, `permuted activations, ${shapes.length} of ${draws}`);
      await work.pause();
    }
    return shapes;
  });
}
