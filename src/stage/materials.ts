import * as THREE from 'three';

/** Uniforms shared by everything that moves with the morph and is sized in pixels. */
export interface StageUniforms {
  readonly morph: { value: number };
  /** drawing-buffer pixels per CSS pixel */
  readonly pixelRatio: { value: number };
  /** distance at which sizes are as given */
  readonly distance: { value: number };
  /** width and height of the picture in CSS pixels */
  readonly frame: { value: readonly [number, number] };
  readonly [name: string]: { value: unknown };
}

export function stageUniforms(): StageUniforms {
  return {
    morph: { value: 1 },
    pixelRatio: { value: 1 },
    distance: { value: 3 },
    frame: { value: [1, 1] },
  };
}

/**
 * Points keep a size on screen that can be seen and hit: within [least, most] pixels. A point that should be
 * smaller than that is drawn fainter instead, so that the light it gives stays the same.
 */
const POINT_VERTEX = /* glsl */ `
in vec3 from;
in vec4 colour;
in float size;
uniform float morph, pixelRatio, distance;
out vec4 tint;
flat out int number;
const float LEAST = 1.6, MOST = 44.0;
void main() {
  vec4 seen = modelViewMatrix * vec4(mix(from, position, morph), 1.0);
  gl_Position = projectionMatrix * seen;
  float wanted = size * distance / max(-seen.z, 1e-3);
  float drawn = clamp(wanted, LEAST, MOST);
  float faint = min(1.0, wanted / drawn);
  gl_PointSize = drawn * pixelRatio;
  tint = vec4(colour.rgb, colour.a * faint * faint);
  number = gl_VertexID;
}`;

/** Faded points write the farthest depth, so that they never hide the ones that are meant to be seen. */
const POINT_FRAGMENT = /* glsl */ `
precision highp float;
in vec4 tint;
out vec4 pixel;
void main() {
  float radius = length(gl_PointCoord - 0.5) * 2.0;
  float edge = fwidth(radius);
  float inside = 1.0 - smoothstep(1.0 - edge, 1.0, radius);
  if (inside <= 0.0) discard;
  pixel = vec4(tint.rgb, tint.a * inside);
  gl_FragDepth = tint.a < 0.35 ? 0.99999 : gl_FragCoord.z;
}`;

/** Writes each point's number + 1 as a colour, for picking. Points faded out cannot be picked. */
const PICK_FRAGMENT = /* glsl */ `
precision highp float;
in vec4 tint;
flat in int number;
out vec4 pixel;
void main() {
  if (tint.a < 0.12 || length(gl_PointCoord - 0.5) > 0.5) discard;
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

/** A material of the stage's own shaders. */
export function material(uniforms: StageUniforms, vertexShader: string, fragmentShader: string) {
  return new THREE.ShaderMaterial({
    glslVersion: THREE.GLSL3,
    uniforms,
    vertexShader,
    fragmentShader,
  });
}

export function pointMaterial(uniforms: StageUniforms): THREE.ShaderMaterial {
  const made = material(uniforms, POINT_VERTEX, POINT_FRAGMENT);
  made.transparent = true;
  return made;
}

export function pickMaterial(uniforms: StageUniforms): THREE.ShaderMaterial {
  const made = material(uniforms, POINT_VERTEX, PICK_FRAGMENT);
  made.blending = THREE.NoBlending;
  return made;
}

/** Thin lines, which hide nothing. */
export function lineMaterial(uniforms: StageUniforms): THREE.ShaderMaterial {
  const made = material(uniforms, MESH_VERTEX, MESH_FRAGMENT);
  made.transparent = true;
  made.depthWrite = false;
  return made;
}

/** Translucent faces, seen from both sides, which hide nothing. */
export function faceMaterial(uniforms: StageUniforms): THREE.ShaderMaterial {
  const made = material(uniforms, MESH_VERTEX, MESH_FRAGMENT);
  made.transparent = true;
  made.side = THREE.DoubleSide;
  made.depthWrite = false;
  return made;
}
