import type { BufferGeometry, ShaderMaterial } from 'three';
import type { Drawing } from '../drawing/drawing.ts';
import type { PointSet } from '../scene.ts';
import type { StageUniforms } from '../shapes/materials.ts';

/** The points on the stage, as they are drawn. */
export interface StagePoints {
  readonly drawing: Drawing;
  /** as the legend, the selection and the search show them */
  readonly set: PointSet;
  readonly geometry: BufferGeometry;
  readonly material: ShaderMaterial;
  readonly uniforms: StageUniforms;
}

/** The points on the page's stage, if there is one that can be drawn. */
export const captureDesk = {
  points: null as StagePoints | null,
  attach(points: StagePoints): () => void {
    this.points = points;
    return () => {
      if (this.points === points) this.points = null;
    };
  },
};
