import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useRef, type RefObject } from 'react';
import * as THREE from 'three';
import { useStore } from 'zustand';
import { store } from '../state/store.ts';
import { theme, type Palette } from '../state/theme.ts';
import { coveredBoxes, type Box } from './framing.ts';
import { labelsFor, placeLabels, type Wanted } from './labels.ts';
import { placeOf, stage, turnedPlace, type Scene } from './scene.ts';

const FONT = '"Inter Variable", system-ui, sans-serif';
/** More labels than this are never wanted at once: the heaviest are. */
const MOST_LABELS = 400;
/** Names of axes keep this far from the edge of the picture, in pixels. */
const EDGE = 10;

/**
 * Writes names and rings over the 3D picture on a plain 2D canvas, with every frame: axes' ends, labels that
 * keep clear of each other, a ring around the pinned and the hovered point.
 */
export function Overlay({ canvas }: { canvas: RefObject<HTMLCanvasElement | null> }) {
  const { camera, size, viewport, invalidate } = useThree();
  const measured = useRef(new Map<string, number>());
  const hovered = useStore(store, (state) => state.hovered);
  const matches = useStore(store, (state) => state.matches);
  const palette = useStore(theme, (state) => state.palette);

  useEffect(() => invalidate(), [hovered, matches, palette, invalidate]);

  useFrame(() => {
    const context = canvas.current?.getContext('2d');
    const { scene, morph } = stage.getState();
    if (!context) return;
    fitCanvas(context.canvas, size.width, size.height, viewport.dpr);
    context.setTransform(viewport.dpr, 0, 0, viewport.dpr, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    if (!scene) return;
    drawOverlay(context, scene, morph, {
      project: projector(camera, size.width, size.height),
      frame: size,
      covered: coveredBoxes(context.canvas),
      palette,
      hovered,
      matches,
      measured: measured.current,
    });
  });
  return null;
}

interface Drawing {
  readonly project: (place: readonly number[]) => { x: number; y: number } | null;
  readonly frame: { readonly width: number; readonly height: number };
  readonly palette: Palette;
  /** what lies over the picture: legends and controls */
  readonly covered: readonly Box[];
  readonly hovered: number | null;
  readonly matches: readonly number[];
  readonly measured: Map<string, number>;
}

function drawOverlay(context: CanvasRenderingContext2D, scene: Scene, morph: number, drawing: Drawing) {
  const { palette, project } = drawing;
  const place = [0, 0, 0];
  const ring = (point: number, radius: number, colour: string, width: number) => {
    if (3 * point >= scene.points.positions.length) return;
    placeOf(scene.points, morph, point, place);
    const at = project(place);
    if (!at) return;
    context.beginPath();
    context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };
  const axes = drawAxes(context, scene, drawing);
  for (const point of scene.related ?? []) ring(point, 6, palette.accent, 1);
  for (const point of drawing.matches) ring(point, 6, palette.accent, 1.5);
  if (scene.pinned !== null) ring(scene.pinned, 8, palette.text, 2);
  if (drawing.hovered !== null) ring(drawing.hovered, 7, palette.text, 1.25);
  drawLabels(context, scene, morph, drawing, axes);
}

/** Draws the axes; the boxes that their names take. */
function drawAxes(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { project, palette, frame }: Drawing,
): Box[] {
  const centre = project([0, 0, 0]);
  const named: Box[] = [];
  if (!centre) return named;
  context.font = `500 11px ${FONT}`;
  context.textBaseline = 'middle';
  scene.axes.forEach((axis, i) => {
    const end = [0, 0, 0];
    end[i] = axis.length;
    const at = project(turnedPlace(end, scene.turn));
    if (!at) return;
    context.beginPath();
    context.moveTo(centre.x, centre.y);
    context.lineTo(at.x, at.y);
    context.strokeStyle = palette.faint;
    context.globalAlpha = 0.55;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
    const width = context.measureText(axis.name).width;
    const beside = at.x < centre.x - 1 ? at.x - 6 - width : at.x + 6;
    const x = Math.min(Math.max(beside, EDGE), frame.width - width - EDGE);
    const y = Math.min(Math.max(at.y, EDGE + 6), frame.height - EDGE - 6);
    haloText(context, axis.name, x, y, palette.dim, palette.background);
    named.push([x, y - 7, x + width, y + 7]);
  });
  return named;
}

function drawLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  morph: number,
  drawing: Drawing,
  axes: readonly Box[],
) {
  const { project, palette, frame, measured } = drawing;
  const place = [0, 0, 0];
  const wanted: (Wanted & { colour: string; font: string; heading: boolean })[] = [];
  for (const label of (scene.labels ?? []).slice(0, MOST_LABELS)) {
    if (typeof label.at === 'number') placeOf(scene.points, morph, label.at, place);
    const at = project(typeof label.at === 'number' ? place : label.at);
    if (!at) continue;
    const font = label.heading ? `600 13px ${FONT}` : `400 12px ${FONT}`;
    const key = font + label.text;
    let width = measured.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(label.text).width;
      measured.set(key, width);
    }
    const x = label.heading ? at.x - width / 2 - 7 : at.x;
    const colour = label.colour ?? palette.text;
    wanted.push({
      ...label,
      x,
      y: at.y,
      width,
      height: label.heading ? 18 : 15,
      colour,
      font,
      heading: label.heading ?? false,
    });
  }
  context.textBaseline = 'middle';
  for (const { label, x, y } of placeLabels(wanted, frame, [...drawing.covered, ...axes], labelsFor(frame))) {
    const { text, colour, font, width, heading } = wanted[label]!;
    context.font = font;
    // Names of groups stand in the middle of their points: a plate keeps them legible.
    if (heading) plate(context, x, y, width, palette.background);
    haloText(context, text, x, y, colour, palette.background);
  }
}

/** A translucent plate behind a line of text. */
function plate(context: CanvasRenderingContext2D, x: number, y: number, width: number, background: string) {
  context.globalAlpha = 0.78;
  context.fillStyle = background;
  context.beginPath();
  context.roundRect(x - 7, y - 11, width + 14, 22, 6);
  context.fill();
  context.globalAlpha = 1;
}

/** Text with an outline of the background's colour, so that it stays legible over points. */
function haloText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  background: string,
) {
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = background;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** From scene units to CSS pixels; null behind the camera. */
export function projector(camera: THREE.Camera, width: number, height: number) {
  const v = new THREE.Vector3();
  return (place: readonly number[]) => {
    v.set(place[0]!, place[1]!, place[2]).project(camera);
    if (v.z > 1 || v.z < -1) return null;
    return { x: ((v.x + 1) / 2) * width, y: ((1 - v.y) / 2) * height };
  };
}

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number, ratio: number) {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
}
