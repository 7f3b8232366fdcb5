import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { store } from '../../state/store.ts';
import { theme } from '../../state/theme.ts';
import type { Size } from '../drawing/drawing.ts';
import { useDrawing, useFrame } from '../drawing/useDrawing.ts';
import { hovered } from '../hovered.ts';
import { stage } from '../scene.ts';
import { drawOverlay } from './drawOverlay.ts';
import { projector } from './project.ts';
import type { Widths } from './text.ts';

/** How much larger names, axes and rings are in front of a class: letters of 11 px then have 18 px. */
const PRESENTED = 18 / 11;

/**
 * Writes over the picture, on a plain 2D canvas, with every frame: the axes, rings around points that stand out, and labels
 * that keep clear of each other.
 */
export function Overlay({ canvas }: { canvas: RefObject<HTMLCanvasElement | null> }) {
  const drawing = useDrawing();
  const known = useRef<Widths>(new Map());
  const matches = useStore(store, (state) => state.matches);
  const palette = useStore(theme, (state) => state.palette);
  const presented = useStore(store, ({ view }) => view.present);
  useEffect(() => drawing.invalidate(), [matches, palette, presented, drawing]);
  useEffect(() => hovered.subscribe(() => drawing.invalidate()), [drawing]);

  useFrame(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { ratio, camera } = drawing;
    // Everything is drawn as on a smaller picture, and enlarged.
    const enlarged = presented ? PRESENTED : 1;
    const size = { width: drawing.size.width / enlarged, height: drawing.size.height / enlarged };
    clear(context, size, ratio * enlarged);
    const { scene, morph } = stage.getState();
    if (!scene) return;
    drawOverlay(context, { scene, morph }, projector(camera, size), size, palette, {
      known: known.current,
      hovered: hovered.getState().point,
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
