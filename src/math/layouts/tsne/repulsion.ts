import type { CellTree } from './cellTree.ts';

/** How points push each other away, before it is divided by the normalisation Z. */
export interface Repulsion {
  /** Σⱼ q² (yᵢ − yⱼ) with q = 1 / (1 + ‖yᵢ − yⱼ‖²), `[points, dimensions]` */
  readonly forces: Float64Array;
  /** Σⱼ q over the other points, `[points]`; summed over all points it is Z */
  readonly weights: Float64Array;
}

/**
 * The repulsion of the points `[from, to)` of the tree's order, with cells that are far away taken as one point at their
 * mean (Barnes & Hut 1986; van der Maaten 2014, section 4.2): those whose width is less than `angle` times their distance.
 *
 * @param angle  0 for exact sums; at most 0.7, so that no point is part of a far cell
 */
export function repulsion(tree: CellTree, angle: number, from: number, to: number): Repulsion {
  const found: Repulsion = {
    forces: new Float64Array((to - from) * tree.dimensions),
    weights: new Float64Array(to - from),
  };
  if (tree.dimensions === 2) repelInPlane(tree, angle * angle, from, found);
  else repelInSpace(tree, angle * angle, from, found);
  return found;
}

/** One loop over cells for each point: skip links take the place of a stack. */
function repelInPlane(tree: CellTree, square: number, from: number, { forces, weights }: Repulsion): void {
  const { points, cells, links, size } = tree;
  for (let i = 0; i < weights.length; i++) {
    const x = points[2 * (from + i)]!;
    const y = points[2 * (from + i) + 1]!;
    // The point meets itself once, with weight 1 and no force.
    let weight = -1;
    let [fx, fy] = [0, 0];
    for (let cell = 0; cell < size;) {
      const dx = x - cells[4 * cell]!;
      const dy = y - cells[4 * cell + 1]!;
      const distance = dx * dx + dy * dy;
      const first = links[2 * cell + 1]!;
      if (cells[4 * cell + 3]! < square * distance) {
        const q = 1 / (1 + distance);
        const all = q * cells[4 * cell + 2]!;
        weight += all;
        fx += all * q * dx;
        fy += all * q * dy;
        cell = links[2 * cell]!;
      } else if (first >= 0) {
        const end = 2 * (first + cells[4 * cell + 2]!);
        for (let at = 2 * first; at < end; at += 2) {
          const px = x - points[at]!;
          const py = y - points[at + 1]!;
          const q = 1 / (1 + px * px + py * py);
          weight += q;
          fx += q * q * px;
          fy += q * q * py;
        }
        cell = links[2 * cell]!;
      } else cell++;
    }
    weights[i] = weight;
    forces[2 * i] = fx;
    forces[2 * i + 1] = fy;
  }
}

/** The same in three dimensions. */
function repelInSpace(tree: CellTree, square: number, from: number, { forces, weights }: Repulsion): void {
  const { points, cells, links, size } = tree;
  for (let i = 0; i < weights.length; i++) {
    const at = 3 * (from + i);
    const [x, y, z] = [points[at]!, points[at + 1]!, points[at + 2]!];
    let weight = -1;
    let [fx, fy, fz] = [0, 0, 0];
    for (let cell = 0; cell < size;) {
      const dx = x - cells[5 * cell]!;
      const dy = y - cells[5 * cell + 1]!;
      const dz = z - cells[5 * cell + 2]!;
      const distance = dx * dx + dy * dy + dz * dz;
      const first = links[2 * cell + 1]!;
      if (cells[5 * cell + 4]! < square * distance) {
        const q = 1 / (1 + distance);
        const all = q * cells[5 * cell + 3]!;
        weight += all;
        fx += all * q * dx;
        fy += all * q * dy;
        fz += all * q * dz;
        cell = links[2 * cell]!;
      } else if (first >= 0) {
        const end = 3 * (first + cells[5 * cell + 3]!);
        for (let at = 3 * first; at < end; at += 3) {
          const px = x - points[at]!;
          const py = y - points[at + 1]!;
          const pz = z - points[at + 2]!;
          const q = 1 / (1 + px * px + py * py + pz * pz);
          weight += q;
          fx += q * q * px;
          fy += q * q * py;
          fz += q * q * pz;
        }
        cell = links[2 * cell]!;
      } else cell++;
    }
    weights[i] = weight;
    forces.set([fx, fy, fz], 3 * i);
  }
}
