import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { store } from '../../state/store.ts';
import { theme } from '../../state/theme.ts';
import type { Box } from './box.ts';
import type { Size } from '../drawing/drawing.ts';
import { useDrawing, useFrame } from '../drawing/useDrawing.ts';
import { placeOf, stage, type Scene } from '../scene.ts';
import { drawAxes } from './axes.ts';
import { MOST_RINGED } from './mostRinged.ts';
import { drawNames } from './names.ts';
import { projector, type Project } from './project.ts';
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
  const hovered = useStore(store, (state) => state.hovered);
  const matches = useStore(store, (state) => state.matches);
  const palette = useStore(theme, (state) => state.palette);
  const presented = useStore(store, ({ view }) => view.present);
  useEffect(() => drawing.invalidate(), [hovered, matches, palette, presented, drawing]);

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
    const project = projector(camera, size);
    const ring = ringDrawer(context, scene, morph, project);
    for (const point of scene.related ?? []) ring(point, 6, palette.accent, 1);
    if (matches.length <= MOST_RINGED) for (const point of matches) ring(point, 6, palette.accent, 1.5);
    // Nothing is written over the rings of the pinned and the hovered point.
    const kept = [
      scene.pinned === null ? null : ring(scene.pinned, 8, palette.text, 2),
      hovered === null ? null : ring(hovered, 7, palette.text, 1.25),
    ].filter((box) => box !== null);
    const axes = drawAxes(context, scene, project, size, palette, kept);
    const setOff = matches.length <= MOST_RINGED ? matches : [];
    const place = { project, frame: size, reserved: [...kept, ...axes], setOff };
    drawNames(context, scene, morph, place, palette, known.current);
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

/**
 * Draws a ring around a point.
 *
 * @returns a function that draws one and returns its box; null if the scene does not have the point or it is behind the camera
 */
function ringDrawer(context: CanvasRenderingContext2D, scene: Scene, morph: number, project: Project) {
  const place = [0, 0, 0];
  return (point: number, radius: number, colour: string, width: number): Box | null => {
    if (3 * point >= scene.points.positions.length) return null;
    placeOf(scene.points, morph, point, place);
    const at = project(place);
    if (!at) return null;
    context.beginPath();
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
    return [at.x - radius, at.y - radius, at.x + radius, at.y + radius];
  };
}
