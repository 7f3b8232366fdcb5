/** Of a lobe's features along the way out, the share that its name stands beyond. */
const BEYOND = 0.8;

/**
 * Where to write a lobe's name: on the way from the middle of all lobes to its own centre, so far out that
 * most of its features lie inside. The centres themselves crowd in the middle of the cloud.
 *
 * @param positions  `[n, 3]`
 * @param labels  lobe of each point, −1 for none, `[n]`
 * @returns a place per lobe, null for one without points
 */
export function lobePlaces(
  positions: Float32Array,
  labels: Int32Array,
  lobes: number,
): (readonly [number, number, number] | null)[] {
  const sizes = new Uint32Array(lobes);
  const centres = new Float64Array(3 * lobes);
  labels.forEach((lobe, i) => {
    if (lobe < 0) return;
    sizes[lobe]!++;
    for (let axis = 0; axis < 3; axis++) centres[3 * lobe + axis]! += positions[3 * i + axis]!;
  });
  const middle = [0, 0, 0];
  let some = 0;
  for (let lobe = 0; lobe < lobes; lobe++) {
    if (sizes[lobe] === 0) continue;
    some++;
    for (let axis = 0; axis < 3; axis++) {
      centres[3 * lobe + axis]! /= sizes[lobe]!;
      middle[axis]! += centres[3 * lobe + axis]!;
    }
  }
  for (let axis = 0; axis < 3; axis++) middle[axis]! /= Math.max(1, some);
  return Array.from({ length: lobes }, (_, lobe) => {
    if (sizes[lobe] === 0) return null;
    const way = [0, 1, 2].map((axis) => centres[3 * lobe + axis]! - middle[axis]!);
    const length = Math.hypot(way[0]!, way[1]!, way[2]!);
    if (length < 1e-9) return [middle[0]!, middle[1]!, middle[2]!];
    const along: number[] = [];
    labels.forEach((own, i) => {
      if (own !== lobe) return;
      let sum = 0;
      for (let axis = 0; axis < 3; axis++) {
        sum += ((positions[3 * i + axis]! - middle[axis]!) * way[axis]!) / length;
      }
      along.push(sum);
    });
    along.sort((a, b) => a - b);
    const out = Math.max(length, along[Math.floor(BEYOND * (along.length - 1))]!);
    return [0, 1, 2].map((axis) => middle[axis]! + (out * way[axis]!) / length) as [number, number, number];
  });
}
