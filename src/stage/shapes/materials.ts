import { DoubleSide, GLSL3, NoBlending, ShaderMaterial, type ShaderMaterialParameters } from 'three';
import { rgb } from '../colour.ts';
import { MEAN_POINT } from './sizeFactor.ts';

/** Uniforms of all shapes: they move with the morph, and have sizes in pixels. */
export interface StageUniforms {
  readonly morph: { value: number };
  /** drawing-buffer pixels per CSS pixel */
  readonly pixelRatio: { value: number };
  /** the camera's distance at which points have their sizes */
  readonly distance: { value: number };
  /** how much sizes of points differ; see `sizeSpread` */
  readonly spread: { value: number };
  /** width and height of the picture in CSS pixels */
  readonly frame: { value: readonly [number, number] };
  readonly [name: string]: { value: unknown };
}

type Uniforms = Readonly<Record<string, { value: unknown }>>;

export function stageUniforms(): StageUniforms {
  return {
    morph: { value: 1 },
    pixelRatio: { value: 1 },
    distance: { value: 3 },
    spread: { value: 1 },
    frame: { value: [1, 1] },
  };
}

/** The least and the largest diameter of a point on screen, in CSS pixels. */
const SMALLEST_POINT = 1.6;
export const LARGEST_POINT = 44;

/**
 * Points keep a size on screen that can be seen and hit, within [LEAST, MOST] pixels. A point that should be smaller is
 * drawn fainter instead, so that it gives the same light; but not so faint that the eight bits of a pixel lose its colour.
 */
const POINT_VERTEX = /* glsl */ `
in vec3 from;
in vec4 colour;
in float size;
in float shape;
uniform float morph, pixelRatio, distance, spread;
out vec4 tint;
flat out int number;
flat out float form, opacity;
const float LEAST = ${SMALLEST_POINT.toFixed(1)}, MOST = ${LARGEST_POINT.toFixed(1)}, MEAN = ${MEAN_POINT.toFixed(1)};
const float FAINTEST = 0.075;
void main() {
  vec4 seen = modelViewMatrix * vec4(mix(from, position, morph), 1.0);
  gl_Position = projectionMatrix * seen;
  float differing = MEAN * pow(max(size, 1e-3) / MEAN, spread);
  float wanted = differing * distance / max(-seen.z, 1e-3);
  float drawn = clamp(wanted, LEAST, MOST);
  float faint = min(1.0, wanted / drawn);
  gl_PointSize = drawn * pixelRatio;
  tint = vec4(colour.rgb, colour.a * max(faint * faint, FAINTEST));
  number = gl_VertexID;
  form = shape;
  opacity = colour.a;
}`;

/**
 * How far a place of the point's square is from its middle, 1 at the edge of the shape: a disc, a square, a triangle, a
 * diamond, a cross, or a triangle on its tip. The same shapes are in style/swatches.css, for legends.
 */
const FORM = /* glsl */ `
float reach(vec2 at, float form) {
  vec2 p = (at - 0.5) * 2.0;
  vec2 q = abs(p);
  if (form < 0.5) return length(p);
  if (form < 1.5) return max(q.x, q.y) / 0.84;
  if (form < 2.5) return max(p.y / 0.8, 1.8 * q.x - p.y);
  if (form < 3.5) return q.x + q.y;
  if (form < 4.5) return min(max(q.x / 0.36, q.y), max(q.x, q.y / 0.36));
  return max(-p.y / 0.8, 1.8 * q.x + p.y);
}`;

/**
 * Faint points, and the faint edges of others, write the farthest depth, so that they never hide points that are meant to be
 * seen: otherwise the edges of the larger points would be holes in a dense cloud.
 */
const POINT_FRAGMENT = /* glsl */ `
precision highp float;
in vec4 tint;
flat in float form;
out vec4 pixel;
${FORM}
void main() {
  float radius = reach(gl_PointCoord, form);
  float edge = fwidth(radius);
  float inside = 1.0 - smoothstep(1.0 - edge, 1.0, radius);
  if (inside <= 0.0) discard;
  pixel = vec4(tint.rgb, tint.a * inside);
  gl_FragDepth = pixel.a < 0.35 ? 0.99999 : gl_FragCoord.z;
}`;

/**
 * Writes each point's number + 1 as a colour, for picking. Points that are painted so faint that they can hardly be seen
 * cannot be picked; those that are faint because they are small can.
 */
const PICK_FRAGMENT = /* glsl */ `
precision highp float;
in vec4 tint;
flat in int number;
flat in float opacity;
out vec4 pixel;
void main() {
  if (opacity < 0.12 || length(gl_PointCoord - 0.5) > 0.5) discard;
  int n = number + 1;
  pixel = vec4(float(n & 255), float((n >> 8) & 255), float((n >> 16) & 255), 255.0) / 255.0;
  gl_FragDepth = gl_FragCoord.z;
}`;

/** Outlines and faces: coloured vertices that move with the morph. */
const MESH_VERTEX = /* glsl */ `
in vec3 from;
in vec4 colour;
uniform float morph;
out vec4 tint;
void main() {
  gl_Position = projectionMatrix * modelViewMatrix * vec4(mix(from, position, morph), 1.0);
  tint = colour;
}`;

export const MESH_FRAGMENT = /* glsl */ `
precision highp float;
in vec4 tint;
out vec4 pixel;
void main() {
  pixel = tint;
}`;

/** Lines that stay where they are, in one colour. */
const RING_VERTEX = /* glsl */ `
void main() {
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

const RING_FRAGMENT = /* glsl */ `
precision highp float;
uniform vec4 colour;
out vec4 pixel;
void main() {
  pixel = colour;
}`;

/** How opaque rings are. */
const RING_OPACITY = 0.35;

/** A material of the stage's own shaders: builds do without three's materials, see `vite.shaders.ts`. */
export function material(
  uniforms: Uniforms,
  vertexShader: string,
  fragmentShader: string,
  settings: ShaderMaterialParameters,
): ShaderMaterial {
  return new ShaderMaterial({ glslVersion: GLSL3, uniforms, vertexShader, fragmentShader, ...settings });
}

export const pointMaterial = (uniforms: StageUniforms): ShaderMaterial =>
  material(uniforms, POINT_VERTEX, POINT_FRAGMENT, { transparent: true });

/** Writes points by their numbers; see `Picker`. */
export const pickMaterial = (uniforms: StageUniforms): ShaderMaterial =>
  material(uniforms, POINT_VERTEX, PICK_FRAGMENT, { blending: NoBlending });

/** Thin lines, which hide nothing. */
export const lineMaterial = (uniforms: StageUniforms): ShaderMaterial =>
  material(uniforms, MESH_VERTEX, MESH_FRAGMENT, { transparent: true, depthWrite: false });

/** Translucent faces, seen from both sides, which hide nothing. */
export const faceMaterial = (uniforms: StageUniforms): ShaderMaterial =>
  material(uniforms, MESH_VERTEX, MESH_FRAGMENT, { transparent: true, depthWrite: false, side: DoubleSide });

/** Thin, faint lines of rings in one colour, `#rrggbb`, which hide nothing. */
export const ringMaterial = (colour: string): ShaderMaterial =>
  material(
    { colour: { value: [...rgb(colour).map((part) => part / 255), RING_OPACITY] } },
    RING_VERTEX,
    RING_FRAGMENT,
    { transparent: true, depthWrite: false },
  );
