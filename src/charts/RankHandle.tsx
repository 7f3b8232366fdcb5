import { useRef } from 'react';
import type { LogScale } from './axes/logScale.ts';

/**
 * One end of a window of ranks: an upright bar that mouse or touch drags and the arrow keys move (page keys by ten, Home
 * and End to the ends). `onMove` is called on the way, `onRelease` at the end.
 */
export function RankHandle({
  name,
  rank,
  least,
  most,
  scale,
  onMove,
  onRelease,
}: {
  name: string;
  rank: number;
  least: number;
  most: number;
  scale: LogScale;
  onMove: (rank: number) => void;
  onRelease: () => void;
}) {
  const handle = useRef<HTMLDivElement>(null);
  const move = (next: number) => onMove(Math.min(most, Math.max(least, Math.round(next))));
  const follow = (clientX: number) => {
    const frame = handle.current?.parentElement?.getBoundingClientRect();
    if (frame) move(scale.invert(clientX - frame.left));
  };
  return (
    <div
      ref={handle}
      className="rank-handle"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={rank}
      aria-valuetext={`rank ${rank}`}
      style={{ left: scale.at(rank) }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event.clientX);
      }}
      onLostPointerCapture={onRelease}
      onKeyDown={(event) => {
        const next = rankAfterKey(event.key, rank, least, most);
        if (next === null) return;
        event.preventDefault();
        move(next);
      }}
      onKeyUp={(event) => {
        if (rankAfterKey(event.key, rank, least, most) !== null) onRelease();
      }}
      onBlur={onRelease}
    />
  );
}

/** The rank to which a key moves a rank; null for a key that does not move it. */
export function rankAfterKey(key: string, rank: number, least: number, most: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return rank - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return rank + 1;
    case 'PageDown':
      return rank - 10;
    case 'PageUp':
      return rank + 10;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return null;
  }
}
