import { random } from '../random/random.ts';
import { withParts } from '../work/parts.ts';
import { defineTask } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import { permutedWithin } from './permuted.ts';
import { cloudShape, type CloudShape } from './shape.ts';
import type { Directions, SetActivations } from './sparseSums.ts';

/** What a member of the team draws from. */
interface Part {
  readonly activations: SetActivations;
  readonly directions: Directions;
  readonly rotations: number;
  readonly seed: number;
  /** the place of the member in the team */
  readonly member: number;
}

/** The shape of a draw; each draw has a stream of its own, so that it does not matter which member makes it. */
const shapeTask = defineTask(
  'shapes/permuted',
  ({ activations, directions, rotations, seed, member }: Part, first: number) => {
    const permuted = permutedWithin(activations, random(seed + 7919 * (1 + first + member)));
    return cloudShape(permuted, directions, rotations);
  },
);

/**
 * The shapes of a cloud whose activations are permuted within features, `draws` times.
 *
 * @param draws  at least 1
 * @param seed  the same seed gives the same draws, however large the team is
 */
export async function permutedShapes(
  activations: SetActivations,
  directions: Directions,
  { rotations, draws, seed }: { readonly rotations: number; readonly draws: number; readonly seed: number },
  work: Work,
): Promise<CloudShape[]> {
  const { team } = work;
  const parts = Array.from({ length: team.size }, (_, member) => ({
    activations,
    directions,
    rotations,
    seed,
    member,
  }));
  return withParts(team, parts, async (lent) => {
    const shapes: CloudShape[] = [];
    while (shapes.length < draws) {
      shapes.push(...(await lent.each(shapeTask, shapes.length)));
      work.progress(
        Math.min(1, shapes.length / draws),
        `permuted activations, ${Math.min(draws, shapes.length)} of ${draws}`,
      );
      await work.pause();
    }
    return shapes.slice(0, draws);
  });
}
