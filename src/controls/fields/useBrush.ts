import { useRef, type PointerEvent, type RefObject, type SyntheticEvent } from 'react';
import { brushed, nearerEnd, type StepRange } from './brushed.ts';

/** A press that moves less than this, in pixels, is a click. */
const STILL = 4;

interface Drag {
  readonly x: number;
  readonly from: number;
  readonly range: StepRange;
  moved: StepRange | null;
}

/**
 * Draws or moves a range by a drag over it, away from its handles, which move by themselves; a click moves the nearer handle.
 *
 * @param value  the range as steps
 * @param ends  the inputs of both handles; the one that a click moves has the focus afterwards, so that keys go on
 * @returns handlers of the element around the slider, which has its width
 */
export function useBrush({
  value,
  steps,
  ends,
  onMove,
  onRelease,
}: {
  value: StepRange;
  steps: number;
  ends: readonly [RefObject<HTMLInputElement | null>, RefObject<HTMLInputElement | null>];
  onMove: (value: StepRange) => void;
  onRelease: (value: StepRange) => void;
}) {
  const drag = useRef<Drag | null>(null);
  const stepAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.round(steps * Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width))));
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current;
    if (!now || !event.isPrimary || (!now.moved && Math.abs(event.clientX - now.x) < STILL)) return;
    now.moved = brushed(now.range, steps, now.from, stepAt(event));
    onMove(now.moved);
  };
  return {
    onPointerDownCapture: (event: PointerEvent<HTMLElement>) => {
      if (isHandle(event)) return;
      // The slider would move its nearer handle at once.
      event.stopPropagation();
      if (!event.isPrimary || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, from: stepAt(event), range: value, moved: null };
    },
    onMouseDownCapture: keepToItself,
    onTouchStartCapture: keepToItself,
    onPointerMove: move,
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      drag.current = null;
      if (!now || !event.isPrimary) return;
      if (now.moved) return onRelease(now.moved);
      const end = nearerEnd(now.range, now.from);
      ends[end].current?.focus({ preventScroll: true });
      onRelease(end === 0 ? [now.from, now.range[1]] : [now.range[0], now.from]);
    },
    onPointerCancel: () => {
      const now = drag.current;
      drag.current = null;
      if (now?.moved) onRelease(now.range);
    },
  };
}

const isHandle = ({ target }: SyntheticEvent): boolean =>
  target instanceof Element && target.closest('.range-thumb') !== null;

function keepToItself(event: SyntheticEvent): void {
  if (isHandle(event)) return;
  event.stopPropagation();
  // A drag with the mouse would select text.
  if (event.type === 'mousedown') event.preventDefault();
}
