import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { store } from '../../state/store.ts';
import { theme } from '../../state/theme.ts';
import type { Size } from '../drawing/drawing.ts';
import { useDrawing, useFrame } from '../drawing/useDrawing.ts';
import { stage } from '../scene.ts';
import { drawOverlay } from './drawOverlay.ts';
import { projector } from './project.ts';
import type { Widths } from './text.ts';

/**
 * Writes over the picture, on a plain 2D canvas, with every frame: the axes, rings around points that stand out, and labels
 * that keep clear of each other.
 */
export function Overlay({ canvas }: { canvas: RefObject<HTMLCanvasElement | null> }) {
  const drawing = useDrawing();
  const known = useRef<Widths>(new Map());
  const hovered = useStore(store, (state) => state.hovered);
  const matches = useStore(store, (state) => state.matches);
  const palette = useStore(theme, (state) => state.palette);
  useEffect(() => drawing.invalidate(), [hovered, matches, palette, drawing]);

  useFrame(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { size, ratio, camera } = drawing;
    clear(context, size, ratio);
    const { scene, morph } = stage.getState();
    if (!scene) return;
    drawOverlay(context, { scene, morph }, projector(camera, size), size, palette, {
      known: known.current,
      hovered,
      matches,
      axes: true,
    });
  });
  return null;
}

/** Empties the canvas, as large as the picture; from then on it is drawn on in CSS pixels. */
function clear(context: CanvasRenderingContext2D, { width, height }: Size, ratio: number): void {
  const { canvas } = context;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
}
