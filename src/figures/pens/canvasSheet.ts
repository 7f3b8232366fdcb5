import type { Sheet } from './pen.ts';

/**
 * A figure drawn as pixels.
 *
 * @param context  of a canvas of the figure's size in pixels
 * @param ratio  pixels per unit
 */
export function canvasSheet(context: CanvasRenderingContext2D, ratio: number): Sheet {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return {
    pen: context,
    part(x, y, draw, clip) {
      context.save();
      context.translate(x, y);
      if (clip) {
        context.beginPath();
        context.rect(0, 0, clip.width, clip.height);
        context.clip();
      }
      draw();
      context.restore();
    },
    inset({ image }, width, height) {
      if (image) context.drawImage(image, 0, 0, width, height);
    },
  };
}
