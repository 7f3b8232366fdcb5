/** A direction in the picture: y grows downwards. */
export type Direction = readonly [x: number, y: number];

/** How much farther a point seems for each pixel that it lies off the line in the direction. */
const ASIDE = 2;

/**
 * The next point in a direction: within 45° of it, near, and near its line.
 *
 * @param places  where each point is in the picture, NaN for a point that is not seen, `[n, 2]`
 * @param from  where to start: a point, or a place
 * @returns null if no point lies that way
 */
export function nextPoint(
  places: Float32Array,
  from: number | Direction,
  [dx, dy]: Direction,
): number | null {
  const [x, y] = typeof from === 'number' ? [places[2 * from]!, places[2 * from + 1]!] : from;
  let next: number | null = null;
  let least = Infinity;
  for (let i = 0; 2 * i < places.length; i++) {
    if (i === from) continue;
    const [right, down] = [places[2 * i]! - x, places[2 * i + 1]! - y];
    const along = right * dx + down * dy;
    const aside = Math.abs(right * dy - down * dx);
    // Points at the very same place follow each other by number, so that a walk passes each once.
    const ahead = along > 0 || (along === 0 && aside === 0 && typeof from === 'number' && i > from);
    if (!ahead || aside > along || along + ASIDE * aside >= least) continue;
    least = along + ASIDE * aside;
    next = i;
  }
  return next;
}

/** The point nearest to a place; null if no point is seen. */
export function nearestPoint(places: Float32Array, [x, y]: Direction): number | null {
  let nearest: number | null = null;
  let least = Infinity;
  for (let i = 0; 2 * i < places.length; i++) {
    const distance = (places[2 * i]! - x) ** 2 + (places[2 * i + 1]! - y) ** 2;
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}
