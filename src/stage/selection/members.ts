import { maskOf } from '../../state/selection/selection.ts';
import type { Scene } from '../scene.ts';

/** A scene's points and what they stand for. */
type Standing = Pick<Scene, 'items' | 'points'>;

const sizeOf = ({ points }: Standing) => points.positions.length / 3;

/**
 * Which points stand for members of a selection.
 *
 * @param members  features or words, ascending
 * @returns 1 for such points and 0 for others, `[n]`
 */
export function pointsOf(scene: Standing, members: Uint32Array): Uint8Array {
  const n = sizeOf(scene);
  const { items } = scene;
  if (!items) return maskOf(members, n);
  const has = new Set(members);
  return Uint8Array.from({ length: n }, (_, point) => (has.has(items[point] ?? -1) ? 1 : 0));
}

/**
 * Which points of a scene are selected, `[n]`; null if no point is.
 *
 * @param members  what is selected of the scene's items; null for nothing
 */
export function selectedOf(scene: Standing, members: Uint32Array | null): Uint8Array | null {
  const selected = members && pointsOf(scene, members);
  return selected?.includes(1) ? selected : null;
}

/** The features or words that points stand for; points that stand for nothing are left out. */
export function itemsOf({ items }: Standing, points: ArrayLike<number>): number[] {
  const of = Array.from(points);
  return items ? of.flatMap((point) => (point < items.length ? [items[point]!] : [])) : of;
}
