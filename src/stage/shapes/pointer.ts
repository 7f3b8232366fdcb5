interface PointerActions {
  /** The point at a place of the canvas, in CSS pixels; null if there is none. */
  readonly at: (x: number, y: number) => number | null;
  readonly hover: (point: number | null) => void;
  /** @param toggles  whether the point is added to the selection or taken from it, because of shift, control or command */
  readonly click: (point: number | null, toggles: boolean) => void;
}

/** A press that moves farther than this, in pixels, is no click but a drag. */
const STILL = 5;

/**
 * Handles the pointer on the canvas. Looking up a point costs a small draw, so hovering asks at most once a frame, and not
 * at all during a drag.
 *
 * @returns a function that ends it
 */
export function pointerOn(canvas: HTMLCanvasElement, actions: PointerActions): () => void {
  let frame = 0;
  let pressed: { x: number; y: number } | null = null;
  let last: PointerEvent | null = null;
  const place = (event: PointerEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const look = () => {
    frame = 0;
    if (!last) return;
    const { x, y } = place(last);
    const point = actions.at(x, y);
    canvas.style.cursor = point === null ? 'grab' : 'pointer';
    actions.hover(point);
  };
  const move = (event: PointerEvent) => {
    last = event;
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    frame ||= requestAnimationFrame(look);
  };
  const down = (event: PointerEvent) => {
    pressed = event.isPrimary && event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    if (event.pointerType !== 'touch') actions.hover(null);
  };
  const up = (event: PointerEvent) => {
    if (!pressed || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL) return;
    pressed = null;
    const { x, y } = place(event);
    actions.click(actions.at(x, y), event.shiftKey || event.ctrlKey || event.metaKey);
  };
  const leave = () => {
    last = null;
    actions.hover(null);
  };
  canvas.style.cursor = 'grab';
  const handlers = { pointermove: move, pointerdown: down, pointerup: up, pointerleave: leave };
  for (const [type, handler] of Object.entries(handlers)) {
    canvas.addEventListener(type, handler as EventListener);
  }
  return () => {
    cancelAnimationFrame(frame);
    for (const [type, handler] of Object.entries(handlers)) {
      canvas.removeEventListener(type, handler as EventListener);
    }
  };
}
