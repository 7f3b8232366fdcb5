/** A quadtree or octree over the points of a layout, for sums over far cells (Barnes & Hut 1986). */
export interface CellTree {
  readonly dimensions: number;
  /** numbers of the points, leaf by leaf, `[n]` */
  readonly order: Uint32Array;
  /** the points in this order, `[n, dimensions]` */
  readonly points: Float64Array;
  /** per cell, parents before children: its points' mean, their number, its squared width, `[2n, dimensions + 2]` */
  readonly cells: Float64Array;
  /** per cell: the cell after all that it contains, and its first point if it is a leaf, else −1, `[2n, 2]` */
  readonly links: Int32Array;
  /** the number of cells */
  size: number;
}

/** A leaf has at most this number of points, unless they lie closer together than the tree is deep. */
const LEAF = 12;
/** Halvings of the width of the root. */
const DEPTH = 45;

/** The arrays that a build needs besides the tree. */
interface Build {
  readonly tree: CellTree;
  readonly octants: Uint8Array;
  readonly spareOrder: Uint32Array;
  readonly sparePoints: Float64Array;
  /** centre of the cell at each depth of the path in progress, `[DEPTH + 2, dimensions]` */
  readonly centres: Float64Array;
  /** half the width of the root */
  half: number;
}

/**
 * Makes trees over the points of a layout; each call reuses the memory of the call before.
 *
 * @param n  the number of points
 * @param dimensions  2 or 3
 * @returns a function of positions `[n, dimensions]`
 */
export function cellTrees(n: number, dimensions: number): (positions: Float64Array) => CellTree {
  const tree: CellTree = {
    dimensions,
    order: new Uint32Array(n),
    points: new Float64Array(n * dimensions),
    cells: new Float64Array(2 * n * (dimensions + 2)),
    links: new Int32Array(4 * n),
    size: 0,
  };
  const build: Build = {
    tree,
    octants: new Uint8Array(n),
    spareOrder: new Uint32Array(n),
    sparePoints: new Float64Array(n * dimensions),
    centres: new Float64Array((DEPTH + 2) * dimensions),
    half: 0,
  };
  return (positions) => {
    tree.points.set(positions);
    for (let i = 0; i < n; i++) tree.order[i] = i;
    tree.size = 0;
    enclose(build);
    addCell(build, 0, n, 0);
    return tree;
  };
}

/** Sets the centre and the width of the root. */
function enclose(build: Build): void {
  const { points, dimensions } = build.tree;
  build.half = 0;
  for (let axis = 0; axis < dimensions; axis++) {
    let [low, high] = [Infinity, -Infinity];
    for (let at = axis; at < points.length; at += dimensions) {
      low = Math.min(low, points[at]!);
      high = Math.max(high, points[at]!);
    }
    build.centres[axis] = (low + high) / 2;
    build.half = Math.max(build.half, (high - low) / 2);
  }
}

/**
 * Adds the cell of the points `[from, to)` of the order and all that it contains. A cell whose points all lie in one of its
 * children is left out for that child.
 *
 * @returns the number of the cell
 */
function addCell(build: Build, from: number, to: number, depth: number): number {
  const { tree } = build;
  const cell = tree.size++;
  let counts: Uint32Array | null = null;
  while (to - from > LEAF && depth < DEPTH && build.half > 0) {
    counts = countOctants(build, from, to, depth);
    const only = counts.indexOf(to - from);
    if (only < 0) break;
    counts = null;
    enterOctant(build, only, depth++);
  }
  const at = cell * (tree.dimensions + 2) + tree.dimensions;
  tree.cells[at] = to - from;
  tree.cells[at + 1] = (2 * build.half * 2 ** -depth) ** 2;
  if (counts) addChildren(build, cell, from, to, depth, counts);
  else addMean(tree, cell, from, to);
  tree.links[2 * cell] = tree.size;
  tree.links[2 * cell + 1] = counts ? -1 : from;
  return cell;
}

/** Notes the octant (in the plane: the quadrant) of each point about the cell’s centre, and counts them. */
function countOctants(
  { tree, octants, centres }: Build,
  from: number,
  to: number,
  depth: number,
): Uint32Array {
  const { points, dimensions } = tree;
  const counts = new Uint32Array(2 ** dimensions);
  for (let i = from; i < to; i++) {
    let octant = 0;
    for (let axis = 0; axis < dimensions; axis++) {
      if (points[i * dimensions + axis]! >= centres[depth * dimensions + axis]!) octant |= 1 << axis;
    }
    octants[i] = octant;
    counts[octant]!++;
  }
  return counts;
}

/** Sets the centre of a child of the cell at this depth. */
function enterOctant({ tree: { dimensions }, centres, half }: Build, octant: number, depth: number): void {
  const quarter = half * 2 ** -(depth + 1);
  for (let axis = 0; axis < dimensions; axis++) {
    const side = (octant >> axis) & 1 ? quarter : -quarter;
    centres[(depth + 1) * dimensions + axis] = centres[depth * dimensions + axis]! + side;
  }
}

/** Sorts the points of a cell by octant and adds a child for each octant with points. */
function addChildren(
  build: Build,
  cell: number,
  from: number,
  to: number,
  depth: number,
  counts: Uint32Array,
): void {
  const { tree, octants, spareOrder, sparePoints } = build;
  const { dimensions, order, points, cells } = tree;
  const next = new Uint32Array(counts.length);
  for (let o = 0, at = from; o < counts.length; at += counts[o++]!) next[o] = at;
  for (let i = from; i < to; i++) {
    const place = next[octants[i]!]!++;
    spareOrder[place] = order[i]!;
    for (let axis = 0; axis < dimensions; axis++) {
      sparePoints[place * dimensions + axis] = points[i * dimensions + axis]!;
    }
  }
  order.set(spareOrder.subarray(from, to), from);
  points.set(sparePoints.subarray(from * dimensions, to * dimensions), from * dimensions);
  const stride = dimensions + 2;
  cells.fill(0, cell * stride, cell * stride + dimensions);
  for (let o = 0, at = from; o < counts.length; at += counts[o++]!) {
    if (counts[o] === 0) continue;
    enterOctant(build, o, depth);
    const child = addCell(build, at, at + counts[o]!, depth + 1);
    const share = counts[o]! / (to - from);
    for (let axis = 0; axis < dimensions; axis++) {
      cells[cell * stride + axis]! += share * cells[child * stride + axis]!;
    }
  }
}

/** Sets the mean of a leaf. */
function addMean({ dimensions, points, cells }: CellTree, cell: number, from: number, to: number): void {
  const at = cell * (dimensions + 2);
  for (let axis = 0; axis < dimensions; axis++) {
    let sum = 0;
    for (let i = from; i < to; i++) sum += points[i * dimensions + axis]!;
    cells[at + axis] = sum / (to - from);
  }
}
