import { useEffect } from 'react';
import type { BufferGeometry, Material, Object3D } from 'three';
import { useDrawing } from '../drawing/useDrawing.ts';

/**
 * Keeps a shape in the drawing, and frees the buffers of its geometry when another takes its place.
 *
 * @param Shape  what draws it: `Points`, `Mesh` or `LineSegments`
 * @param geometry  null while there is no such shape
 * @param order  shapes of a higher order are drawn over shapes of a lower one
 */
export function useShape<M extends Material>(
  Shape: new (geometry: BufferGeometry, material: M) => Object3D,
  geometry: BufferGeometry | null,
  material: M,
  order: number,
): void {
  const drawing = useDrawing();
  useEffect(() => {
    if (!geometry) return;
    const shape = new Shape(geometry, material);
    // The camera is inside the cloud or near it: a test whether the shape is in view would cost more than it saves.
    shape.frustumCulled = false;
    shape.renderOrder = order;
    return drawing.add(shape);
  }, [drawing, Shape, geometry, material, order]);
  useEffect(() => () => geometry?.dispose(), [geometry]);
}
