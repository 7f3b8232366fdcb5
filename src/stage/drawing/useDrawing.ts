import { createContext, use, useEffect, useLayoutEffect, useRef } from 'react';
import type { Drawing } from './drawing.ts';

export const DrawingContext = createContext<Drawing | null>(null);

/** The drawing that a part of the picture belongs to. Only inside `Picture`. */
export function useDrawing(): Drawing {
  const drawing = use(DrawingContext);
  if (!drawing) throw new Error('useDrawing: expected to be inside a Picture, found none around.');
  return drawing;
}

/** Runs a step of every frame, before the frame is drawn; see `Drawing.eachFrame`. */
export function useFrame(step: (seconds: number) => void): void {
  const drawing = useDrawing();
  const latest = useRef(step);
  useLayoutEffect(() => {
    latest.current = step;
  });
  useEffect(() => drawing.eachFrame((seconds) => latest.current(seconds)), [drawing]);
}
