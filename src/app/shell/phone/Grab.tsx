import { useRef, type PointerEvent } from 'react';

const LEAST = 18;
const MOST = 80;

/** The handle that resizes the phone's bottom sheet; heights in per cent of the screen. */
export function Grab({ height, onChange }: { height: number; onChange: (height: number) => void }) {
  const start = useRef<{ y: number; height: number } | null>(null);
  const set = (next: number) => onChange(Math.min(MOST, Math.max(LEAST, next)));
  const move = (event: PointerEvent) => {
    if (start.current) set(start.current.height + ((start.current.y - event.clientY) / innerHeight) * 100);
  };
  return (
    <button
      className="grab"
      aria-label={`Height of the sheet: ${Math.round(height)} % of the screen; arrow keys change it`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { y: event.clientY, height };
      }}
      onPointerMove={move}
      onPointerUp={() => (start.current = null)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') set(height + 6);
        if (event.key === 'ArrowDown') set(height - 6);
      }}
    />
  );
}
