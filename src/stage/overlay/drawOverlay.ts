import type { Pen } from '../../figures/pens/pen.ts';
import type { Palette } from '../../state/theme.ts';
import type { Size } from '../drawing/drawing.ts';
import { placeOf, type Scene } from '../scene.ts';
import { drawAxes } from './axes.ts';
import type { Box } from './box.ts';
import { MOST_RINGED } from './mostRinged.ts';
import { drawNames } from './names.ts';
import type { Project } from './project.ts';
import type { Widths } from './text.ts';

/** A scene, and how far its points have moved; see `PointSet.from`. */
export interface SceneNow {
  readonly scene: Scene;
  readonly morph: number;
}

/** What stands out over a picture. */
export interface OverlayParts {
  /** widths of texts that were measured before */
  readonly known: Widths;
  readonly hovered: number | null;
  /** points that a search finds */
  readonly matches: readonly number[];
  /** whether the axes are drawn */
  readonly axes: boolean;
}

/** Draws the axes, rings around points that stand out, and labels that keep clear of each other: on screen and in figures. */
export function drawOverlay(
  pen: Pen,
  { scene, morph }: SceneNow,
  project: Project,
  size: Size,
  palette: Palette,
  { known, hovered, matches, axes }: OverlayParts,
): void {
  const ring = ringDrawer(pen, scene, morph, project);
  for (const point of scene.related ?? []) ring(point, 6, palette.accent, 1);
  if (matches.length <= MOST_RINGED) for (const point of matches) ring(point, 6, palette.accent, 1.5);
  // Nothing is written over the rings of the pinned and the hovered point.
  const kept = [
    scene.pinned === null ? null : ring(scene.pinned, 8, palette.text, 2),
    hovered === null ? null : ring(hovered, 7, palette.text, 1.25),
  ].filter((box) => box !== null);
  const taken = axes ? drawAxes(pen, scene, project, size, palette, kept) : [];
  const setOff = matches.length <= MOST_RINGED ? matches : [];
  const place = { project, frame: size, reserved: [...kept, ...taken], setOff };
  drawNames(pen, scene, morph, place, palette, known);
}

/**
 * Draws a ring around a point.
 *
 * @returns a function that draws one and returns its box; null if the scene does not have the point or it is behind the camera
 */
function ringDrawer(pen: Pen, scene: Scene, morph: number, project: Project) {
  const place = [0, 0, 0];
  return (point: number, radius: number, colour: string, width: number): Box | null => {
    if (3 * point >= scene.points.positions.length) return null;
    placeOf(scene.points, morph, point, place);
    const at = project(place);
    if (!at) return null;
    pen.beginPath();
    pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
    return [at.x - radius, at.y - radius, at.x + radius, at.y + radius];
  };
}
