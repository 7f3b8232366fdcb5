import { afterFrames } from '../afterFrames.ts';

interface PointerActions {
  /**
   * Finds the point at a place of the canvas, in CSS pixels; null if no point is there.
   *
   * @param abandoned  aborted when the answer is not wanted any more
   */
  readonly at: (x: number, y: number, abandoned?: AbortSignal) => Promise<number | null>;
  readonly hover: (point: number | null) => void;
  /** @param toggles  whether the point is added to the selection or taken from it, because of shift, control or command */
  readonly click: (point: number | null, toggles: boolean) => void;
}

/** A press that moves farther than this, in pixels, is no click but a drag. */
const STILL = 5;

/**
 * Handles the pointer on the canvas. Looking up a point costs a small draw, so hovering asks for one point at a time, and
 * not at all during a drag.
 *
 * @returns a function that ends it
 */
export function pointerOn(canvas: HTMLCanvasElement, actions: PointerActions): () => void {
  let pressed: { x: number; y: number } | null = null;
  /** where the pointer rests or moves without a button; null while it is pressed or away */
  let over: PointerEvent | null = null;
  let looking = false;
  let ended = false;
  /** ends the search that a hovering pointer has begun */
  let search = new AbortController();
  const find = (event: PointerEvent, abandoned?: AbortSignal) => {
    const box = canvas.getBoundingClientRect();
    // A device that is lost meanwhile finds no point.
    return actions.at(event.clientX - box.left, event.clientY - box.top, abandoned).catch(() => null);
  };
  const look = async () => {
    if (looking) return;
    looking = true;
    canvas.ariaBusy = 'true';
    let seen: PointerEvent | null = null;
    while (over && over !== seen && !ended) {
      seen = over;
      search = new AbortController();
      const point = await find(seen, search.signal);
      if (!over || ended) break;
      canvas.style.cursor = point === null ? 'grab' : 'pointer';
      actions.hover(point);
    }
    looking = false;
    canvas.ariaBusy = 'false';
  };
  const move = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    over = event;
    void look();
  };
  /** What describes the hovered point goes after the first frames of a drag, which would wait for it otherwise. */
  const forget = () => {
    if (!over && !ended) actions.hover(null);
  };
  const down = (event: PointerEvent) => {
    pressed = event.isPrimary && event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    over = null;
    search.abort();
    if (event.pointerType !== 'touch') afterFrames(2, forget);
  };
  const up = (event: PointerEvent) => {
    if (!pressed || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL) return;
    pressed = null;
    const toggles = event.shiftKey || event.ctrlKey || event.metaKey;
    void find(event).then((point) => {
      if (ended) return;
      actions.click(point, toggles);
      // A finger cannot point without pressing: the tap names the point as well.
      if (event.pointerType === 'touch') actions.hover(point);
    });
  };
  const leave = () => {
    over = null;
    search.abort();
    actions.hover(null);
  };
  canvas.style.cursor = 'grab';
  const handlers = { pointermove: move, pointerdown: down, pointerup: up, pointerleave: leave };
  for (const [type, handler] of Object.entries(handlers)) {
    canvas.addEventListener(type, handler as EventListener);
  }
  return () => {
    ended = true;
    over = null;
    search.abort();
    for (const [type, handler] of Object.entries(handlers)) {
      canvas.removeEventListener(type, handler as EventListener);
    }
  };
}
