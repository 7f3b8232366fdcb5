import { boxBetween, boundsOf, type Region, type Spot } from './region.ts';
import { selectRegion } from './selectPoints.ts';
import { beginsRegion, changeOf, selectionTool } from './tool.ts';

/** A press that moves less than this, in pixels, is a click and draws nothing. */
const STILL = 5;
/** Corners of a lasso are at least this far apart, in pixels. */
const STEP = 3;

/**
 * Draws a box or a lasso with the pointer and selects the points in it. A second finger ends the drawing, because two fingers
 * move the camera.
 *
 * @returns a function that ends it
 */
export function regionOn(canvas: HTMLCanvasElement): () => void {
  let corners: Spot[] | null = null;
  let lasso = false;
  const put = (region: Region | null) => selectionTool.setState({ region });
  const spotOf = (event: PointerEvent): Spot => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const regionOf = (drawn: readonly Spot[]): Region =>
    lasso ? [...drawn] : boxBetween(drawn[0]!, drawn[drawn.length - 1]!);
  const end = () => {
    corners = null;
    put(null);
  };
  const down = (event: PointerEvent) => {
    if (corners) return end();
    if (!beginsRegion(event)) return;
    lasso = selectionTool.getState().tool === 'lasso';
    corners = [spotOf(event)];
    canvas.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const last = corners?.[corners.length - 1];
    if (!corners || !last || !event.isPrimary) return;
    const spot = spotOf(event);
    if (Math.hypot(spot.x - last.x, spot.y - last.y) < STEP) return;
    corners.push(spot);
    put(regionOf(corners));
  };
  const up = (event: PointerEvent) => {
    if (!corners || !event.isPrimary) return;
    const region = regionOf([...corners, spotOf(event)]);
    end();
    const { left, top, right, bottom } = boundsOf(region);
    if (Math.hypot(right - left, bottom - top) > STILL) void selectRegion(region, changeOf(event));
  };
  const handlers = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: end };
  for (const [type, handler] of Object.entries(handlers)) {
    canvas.addEventListener(type, handler as EventListener);
  }
  return () => {
    end();
    for (const [type, handler] of Object.entries(handlers)) {
      canvas.removeEventListener(type, handler as EventListener);
    }
  };
}
