/** A place in the picture, in CSS pixels from its top left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A polygon in the picture; the last corner is joined to the first. */
export type Region = readonly Spot[];

/** The rectangle between two opposite corners. */
export const boxBetween = (one: Spot, other: Spot): Region => [
  one,
  { x: other.x, y: one.y },
  other,
  { x: one.x, y: other.y },
];

/** A rectangle with sides along the picture's. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest rectangle around a region. */
export function boundsOf(region: Region): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of region) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds;
}

/** Whether a place is inside: a line from it to the far right crosses the region's edge an odd number of times. */
export function isInside(region: Region, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = region.length - 1; i < region.length; j = i++) {
    const [a, b] = [region[i]!, region[j]!];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/**
 * The points inside a region.
 *
 * @param places  where each point is in the picture, NaN for a point that is not seen, `[n, 2]`
 */
export function pointsInside(region: Region, places: Float32Array): Uint32Array {
  const { left, top, right, bottom } = boundsOf(region);
  const inside: number[] = [];
  for (let i = 0; 2 * i < places.length; i++) {
    const [x, y] = [places[2 * i]!, places[2 * i + 1]!];
    // NaN is in no range.
    if (!(x >= left && x <= right && y >= top && y <= bottom)) continue;
    if (isInside(region, x, y)) inside.push(i);
  }
  return Uint32Array.from(inside);
}
