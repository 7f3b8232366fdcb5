import { BufferAttribute, BufferGeometry, DoubleSide, type ShaderMaterial } from 'three';
import { edgeWidth, type Edges, type PointSet } from '../scene.ts';
import { material, MESH_FRAGMENT, type StageUniforms } from './materials.ts';

/** Corners of an edge on the screen: at which of its points, and on which side. */
const CORNERS = [
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
] as const;
const TRIANGLES = [0, 2, 1, 1, 2, 3];

/** Pixels that the casing is wider than its edge. */
const CASING = 1.6;

/**
 * Edges as flat strips that keep their width on screen: two triangles each, which the vertex shader puts between the two
 * points where they are now. All casings come before all edges, so that no casing lies over an edge.
 */
export function edgeGeometry(points: PointSet, { ends, strengths, colour, casing }: Edges): BufferGeometry {
  const count = strengths.length;
  const vertices = 2 * CORNERS.length * count;
  const attributes = {
    position: new Float32Array(3 * vertices),
    far: new Float32Array(3 * vertices),
    from: new Float32Array(3 * vertices),
    farFrom: new Float32Array(3 * vertices),
    /** along the edge, side, width in pixels */
    corner: new Float32Array(3 * vertices),
  };
  const colours = new Uint8Array(4 * vertices);
  const indices: number[] = [];
  const source = points.from ?? points.positions;
  for (let strip = 0; strip < 2 * count; strip++) {
    const edge = strip % count;
    const isCasing = strip < count;
    const width = edgeWidth(strengths[edge]!) + (isCasing ? CASING : 0);
    const near = 3 * ends[2 * edge]!;
    const far = 3 * ends[2 * edge + 1]!;
    CORNERS.forEach(([along, side], corner) => {
      const at = strip * CORNERS.length + corner;
      attributes.position.set(points.positions.subarray(near, near + 3), 3 * at);
      attributes.far.set(points.positions.subarray(far, far + 3), 3 * at);
      attributes.from.set(source.subarray(near, near + 3), 3 * at);
      attributes.farFrom.set(source.subarray(far, far + 3), 3 * at);
      attributes.corner.set([along, side, width], 3 * at);
      colours.set(isCasing ? casing : colour, 4 * at);
    });
    indices.push(...TRIANGLES.map((corner) => strip * CORNERS.length + corner));
  }
  const geometry = new BufferGeometry();
  for (const [name, data] of Object.entries(attributes)) {
    geometry.setAttribute(name, new BufferAttribute(data, 3));
  }
  geometry.setAttribute('colour', new BufferAttribute(colours, 4, true));
  geometry.setIndex(indices);
  return geometry;
}

/** Widths are in CSS pixels. */
const EDGE_VERTEX = /* glsl */ `
in vec3 far, from, farFrom, corner;
in vec4 colour;
uniform float morph;
uniform vec2 frame;
out vec4 tint;
void main() {
  mat4 projection = projectionMatrix * modelViewMatrix;
  vec4 one = projection * vec4(mix(from, position, morph), 1.0);
  vec4 other = projection * vec4(mix(farFrom, far, morph), 1.0);
  vec2 a = one.xy / one.w * frame * 0.5;
  vec2 b = other.xy / other.w * frame * 0.5;
  vec2 along = (b - a) / max(length(b - a), 1e-3);
  vec4 end = corner.x > 0.5 ? other : one;
  vec2 place = (corner.x > 0.5 ? b : a) + vec2(-along.y, along.x) * corner.y * 0.5 * corner.z;
  // An end behind the camera has no place on the screen: the edge is not drawn.
  float drawn = step(0.01, min(one.w, other.w));
  gl_Position = drawn * vec4(place / (frame * 0.5) * end.w, end.z, end.w);
  tint = colour;
}`;

/** Edges are few and lie over the points, so that a dense cloud does not hide them. */
export const edgeMaterial = (uniforms: StageUniforms): ShaderMaterial =>
  material(uniforms, EDGE_VERTEX, MESH_FRAGMENT, {
    transparent: true,
    depthTest: false,
    depthWrite: false,
    side: DoubleSide,
  });
