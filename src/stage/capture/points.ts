import { Points, Scene, WebGLRenderTarget, type PerspectiveCamera } from 'three';
import { pixelsOf } from '../../figures/sizes.ts';
import { FIRST_DISTANCE } from '../camera/place.ts';
import type { Size } from '../drawing/drawing.ts';
import { stage } from '../scene.ts';
import { LARGEST_POINT } from '../shapes/materials.ts';
import { sizeFactor, sizeSpread } from '../shapes/sizeFactor.ts';
import type { StagePoints } from './desk.ts';
import { imagePixels, tilesOf, type Tile } from './tiles.ts';

/** Pixels of a tile's side: larger pictures are drawn tile by tile, so that no device runs out of memory. */
const TILE = 2048;

/**
 * Draws the points on the stage at another size: not a picture scaled up, but points drawn as finely as the figure is.
 *
 * @param camera  as it sees the picture
 * @param size  of the picture, in units
 * @param ratio  pixels per unit
 * @returns a canvas with a transparent ground
 */
export function capturePoints(
  points: StagePoints,
  camera: PerspectiveCamera,
  size: Size,
  ratio: number,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixelsOf(size.width, ratio);
  canvas.height = pixelsOf(size.height, ratio);
  const context = canvas.getContext('2d')!;
  const { drawing, uniforms, set } = points;
  const before = Object.entries(uniforms).map(([name, { value }]) => [name, value] as const);
  const n = set.positions.length / 3;
  uniforms.morph.value = stage.getState().morph;
  uniforms.pixelRatio.value = ratio;
  uniforms.distance.value = FIRST_DISTANCE * sizeFactor(n, size.height * camera.zoom);
  uniforms.spread.value = sizeSpread(n);
  try {
    for (const tile of tilesOf(canvas.width, canvas.height, TILE)) {
      context.putImageData(drawTile(points, camera, canvas, tile, ratio), tile.x, tile.y);
    }
  } finally {
    for (const [name, value] of before) uniforms[name]!.value = value;
    camera.clearViewOffset();
    drawing.invalidate();
  }
  return canvas;
}

/** Draws one tile. Points are cut by their centres, so what is drawn reaches over the tile by half of the largest point. */
function drawTile(
  { drawing: { renderer }, geometry, material }: StagePoints,
  camera: PerspectiveCamera,
  whole: { readonly width: number; readonly height: number },
  { x, y, width, height }: Tile,
  ratio: number,
): ImageData {
  const margin = Math.ceil((LARGEST_POINT * ratio) / 2) + 1;
  const [w, h] = [width + 2 * margin, height + 2 * margin];
  camera.setViewOffset(whole.width, whole.height, x - margin, y - margin, w, h);
  const target = new WebGLRenderTarget(w, h);
  try {
    const shape = new Points(geometry, material);
    shape.frustumCulled = false;
    renderer.setRenderTarget(target);
    renderer.clear();
    renderer.render(new Scene().add(shape), camera);
    const drawn = new Uint8Array(4 * width * height);
    renderer.readRenderTargetPixels(target, margin, margin, width, height, drawn);
    return new ImageData(imagePixels(drawn, width, height), width, height);
  } finally {
    renderer.setRenderTarget(null);
    target.dispose();
  }
}
