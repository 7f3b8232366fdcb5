import { BufferAttribute, BufferGeometry, DoubleSide, type ShaderMaterial } from 'three';
import { material, MESH_FRAGMENT, type StageUniforms } from './materials.ts';
import type { Arrows, PointSet } from '../scene.ts';

/** Corners of an arrow on the screen: how far along it they are (0 tail, 1 head), on which side, and 1 for the head's. */
const ARROW_CORNERS = [
  [0, -1, 0],
  [0, 1, 0],
  [1, -1, 0],
  [1, 1, 0],
  [1, -1, 1],
  [1, 1, 1],
  [1, 0, 1],
] as const;
const ARROW_TRIANGLES = [0, 2, 1, 1, 2, 3, 4, 6, 5];

/**
 * Arrows as flat shapes that keep their width on screen: a shaft of two triangles and a head of one, which the vertex shader
 * puts between the two points where they are now.
 */
export function arrowGeometry(points: PointSet, arrows: Arrows): BufferGeometry {
  const count = arrows.ends.length / 2;
  const corners = ARROW_CORNERS.length;
  const attributes = {
    tail: new Float32Array(3 * corners * count),
    head: new Float32Array(3 * corners * count),
    tailFrom: new Float32Array(3 * corners * count),
    headFrom: new Float32Array(3 * corners * count),
    corner: new Float32Array(3 * corners * count),
  };
  const colour = new Uint8Array(4 * corners * count);
  const indices: number[] = [];
  const source = points.from ?? points.positions;
  for (let arrow = 0; arrow < count; arrow++) {
    const tail = 3 * arrows.ends[2 * arrow]!;
    const head = 3 * arrows.ends[2 * arrow + 1]!;
    for (let corner = 0; corner < corners; corner++) {
      const at = arrow * corners + corner;
      attributes.tail.set(points.positions.subarray(tail, tail + 3), 3 * at);
      attributes.head.set(points.positions.subarray(head, head + 3), 3 * at);
      attributes.tailFrom.set(source.subarray(tail, tail + 3), 3 * at);
      attributes.headFrom.set(source.subarray(head, head + 3), 3 * at);
      attributes.corner.set(ARROW_CORNERS[corner]!, 3 * at);
      colour.set(arrows.colours.subarray(4 * arrow, 4 * arrow + 4), 4 * at);
    }
    indices.push(...ARROW_TRIANGLES.map((corner) => arrow * corners + corner));
  }
  const geometry = new BufferGeometry();
  for (const [name, data] of Object.entries(attributes)) {
    geometry.setAttribute(name, new BufferAttribute(data, 3));
  }
  // Three.js counts vertices by `position`; the shader reads the other attributes.
  geometry.setAttribute('position', geometry.getAttribute('head'));
  geometry.setAttribute('colour', new BufferAttribute(colour, 4, true));
  geometry.setIndex(indices);
  return geometry;
}

/** Lengths are in CSS pixels. The head ends where the point begins; a short arrow has a small head. */
const ARROW_VERTEX = /* glsl */ `
in vec3 tail, head, tailFrom, headFrom, corner;
in vec4 colour;
uniform float morph;
uniform vec2 frame;
out vec4 tint;
const float WIDTH = 1.5, HEAD_LENGTH = 9.0, HEAD_WIDTH = 7.0, GAP = 3.5;
void main() {
  mat4 projection = projectionMatrix * modelViewMatrix;
  vec4 from = projection * vec4(mix(tailFrom, tail, morph), 1.0);
  vec4 to = projection * vec4(mix(headFrom, head, morph), 1.0);
  vec2 a = from.xy / from.w * frame * 0.5;
  vec2 b = to.xy / to.w * frame * 0.5;
  float reach = max(length(b - a), 1e-3);
  vec2 along = (b - a) / reach;
  vec2 across = vec2(-along.y, along.x);
  float size = clamp(reach / 30.0, 0.3, 1.0);
  vec2 tip = b - along * min(GAP, 0.5 * reach);
  vec2 neck = tip - along * HEAD_LENGTH * size;
  vec2 place = corner.z > 0.5
    ? mix(tip, neck, abs(corner.y)) + across * corner.y * 0.5 * HEAD_WIDTH * size
    : mix(a, neck, corner.x) + across * corner.y * 0.5 * WIDTH;
  vec4 end = corner.x > 0.5 ? to : from;
  // An end behind the camera has no place on the screen: the arrow is not drawn.
  float drawn = step(0.01, min(from.w, to.w));
  gl_Position = drawn * vec4(place / (frame * 0.5) * end.w, end.z, end.w);
  tint = vec4(colour.rgb, colour.a * (corner.x > 0.5 ? 1.0 : 0.45));
}`;

/** Arrows are hidden by what is in front of them, and hide nothing themselves. */
export const arrowMaterial = (uniforms: StageUniforms): ShaderMaterial =>
  material(uniforms, ARROW_VERTEX, MESH_FRAGMENT, { transparent: true, depthWrite: false, side: DoubleSide });
