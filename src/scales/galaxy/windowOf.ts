import { shapeOver, type Shape, type WindowedShape } from './analysis/index.ts';

/** A shape over the window of the view; over the default if the view's is not among its ranks. */
export function windowOf(shape: Shape, { from, to }: { from: number; to: number }): WindowedShape {
  const fits = from >= 1 && to <= shape.dim && to - from >= 2;
  return shapeOver(shape, fits ? { from, to } : {});
}
