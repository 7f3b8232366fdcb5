import { withParts, type LentParts } from '../../work/parts.ts';
import { defineTask, shardBounds, soloTeam } from '../../work/team.ts';
import type { Work } from '../../work/work.ts';
import { attraction, probabilityRows, type ProbabilityRows } from './attraction.ts';
import { cellTrees, type CellTree } from './cellTree.ts';
import type { JointProbabilities } from './jointProbabilities.ts';
import { repulsion } from './repulsion.ts';

/** The forces between the points of a layout. */
export interface Forces {
  /** see `attraction`, `[n, dimensions]` */
  readonly attraction: Float64Array;
  /** see `Repulsion.forces`, `[n, dimensions]` */
  readonly repulsion: Float64Array;
  /** Z, the sum of the unnormalised similarities over all ordered pairs */
  readonly normalisation: number;
}

/** Computes the forces at some positions, `[n, dimensions]`. */
export type ForcesAt = (positions: Float64Array) => Promise<Forces>;

/** A member's share: some rows of the joint probabilities, and points in the order of the tree. */
interface Part {
  readonly rows: ProbabilityRows;
  /** the points, all parts together */
  readonly n: number;
  readonly dimensions: number;
  readonly angle: number;
}

interface Step {
  readonly positions: Float64Array;
}

/** With fewer points, handing the positions round costs more than sharing the sums saves. */
const WORTH_SHARING = 1500;

/** Makes trees with the memory that the parts of a thread share; the tree of the last step serves all its parts. */
interface Trees {
  readonly make: (positions: Float64Array) => CellTree;
  step: Step | null;
  tree: CellTree | null;
}

const trees = new Map<string, Trees>();

function treeOf({ n, dimensions }: Part, step: Step): CellTree {
  const key = `${n} ${dimensions}`;
  let found = trees.get(key);
  if (!found) trees.set(key, (found = { make: cellTrees(n, dimensions), step: null, tree: null }));
  if (found.step !== step) [found.step, found.tree] = [step, found.make(step.positions)];
  return found.tree!;
}

const forcesTask = defineTask('tsne/forces', (part: Part, step: Step) => {
  const { rows, dimensions, angle } = part;
  const tree = treeOf(part, step);
  const to = rows.first + rows.n;
  return {
    attraction: attraction(rows, step.positions, dimensions),
    order: tree.order.slice(rows.first, to),
    ...repulsion(tree, angle, rows.first, to),
  };
});

const releaseTask = defineTask('tsne/release', ({ n, dimensions }: Part, _: null) => {
  trees.delete(`${n} ${dimensions}`);
});

/**
 * Lends the joint probabilities to the team while `body` runs and computes forces with them. The result does not depend on
 * the number of members: sums are taken point by point, in the order of the points.
 *
 * @param angle  see `repulsion`
 */
export function withForces<Result>(
  joint: JointProbabilities,
  dimensions: number,
  angle: number,
  work: Work,
  body: (forces: ForcesAt) => Promise<Result>,
): Promise<Result> {
  const team = joint.n < WORTH_SHARING ? soloTeam() : work.team;
  const bounds = shardBounds(joint.n, team.size);
  const parts = Array.from({ length: team.size }, (_, i): Part => {
    return { rows: probabilityRows(joint, bounds[i]!, bounds[i + 1]!), n: joint.n, dimensions, angle };
  });
  return withParts(
    team,
    parts,
    (lent) => body((positions) => together(lent, positions, dimensions)),
    releaseTask,
  );
}

async function together(lent: LentParts<Part>, positions: Float64Array, dimensions: number): Promise<Forces> {
  const found = await lent.each(forcesTask, { positions });
  const pull = new Float64Array(positions.length);
  const push = new Float64Array(positions.length);
  const weights = new Float64Array(positions.length / dimensions);
  let first = 0;
  for (const { attraction, order, forces, weights: own } of found) {
    pull.set(attraction, first);
    first += attraction.length;
    order.forEach((i, at) => {
      weights[i] = own[at]!;
      for (let axis = 0; axis < dimensions; axis++) {
        push[i * dimensions + axis] = forces[at * dimensions + axis]!;
      }
    });
  }
  const normalisation = weights.reduce((sum, weight) => sum + weight, 0);
  return { attraction: pull, repulsion: push, normalisation };
}
