/** Directions whose farthest points span the polygon that the other points are compared with. */
const DIRECTIONS = 32;
/** How far inside the polygon a point has to lie, as a share of the largest coordinate: far more than rounding moves it. */
const MARGIN = 1e-9;

/**
 * The points that can be the farthest in some direction: those on the border of the cloud, and some near it. All others lie
 * inside the polygon of the points that are farthest in 32 directions, by more than rounding, so that they are the farthest in
 * no direction.
 *
 * @param x  the first coordinates, `[n]`
 * @param y  the second coordinates, `[n]`
 * @returns their places, ascending
 */
export function outermost(x: Float64Array, y: Float64Array): Uint32Array {
  const corners = farthest(x, y);
  const margin = MARGIN * Math.max(...corners.map((t) => Math.max(Math.abs(x[t]!), Math.abs(y[t]!))));
  const edges = corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length]!;
    const [right, up] = [x[to]! - x[from]!, y[to]! - y[from]!];
    const length = Math.hypot(right, up);
    return length > 0 ? [right / length, up / length, x[from]!, y[from]!] : [];
  });
  const kept = new Uint32Array(x.length);
  let count = 0;
  for (let t = 0; t < x.length; t++) {
    if (!isInside(x[t]!, y[t]!, edges, margin)) kept[count++] = t;
  }
  return kept.slice(0, count);
}

/** The farthest point in each of the directions, counterclockwise, each point once in a row. */
function farthest(x: Float64Array, y: Float64Array): number[] {
  const corners: number[] = [];
  for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (2 * Math.PI * i) / DIRECTIONS;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    let [most, at] = [-Infinity, 0];
    for (let t = 0; t < x.length; t++) {
      const along = x[t]! * cosine + y[t]! * sine;
      if (along > most) [most, at] = [along, t];
    }
    if (corners.at(-1) !== at) corners.push(at);
  }
  return corners;
}

/**
 * Whether a point lies to the left of all edges of a polygon, at least `margin` from each.
 *
 * @param edges  unit direction and start of each edge, `[edges, 4]`
 */
function isInside(x: number, y: number, edges: readonly number[], margin: number): boolean {
  for (let e = 0; e < edges.length; e += 4) {
    const left = edges[e]! * (y - edges[e + 3]!) - edges[e + 1]! * (x - edges[e + 2]!);
    if (!(left > margin)) return false;
  }
  return edges.length > 0;
}
