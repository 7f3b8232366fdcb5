import type { Palette } from '../../state/theme.ts';
import type { Box } from '../camera/framing.ts';
import type { Size } from '../drawing/drawing.ts';
import { turnedPlace, type Scene } from '../scene.ts';
import type { Project, Spot } from './project.ts';
import { AXIS_FONT, haloText } from './text.ts';

/** Names of axes keep this distance from the edge of the picture, and from the end of their axis, in CSS pixels. */
const EDGE = 10;
const GAP = 6;
/** Half the height of a name. */
const HALF = 7;

/**
 * Draws the axes with their names.
 *
 * @returns the boxes that the names take
 */
export function drawAxes(
  context: CanvasRenderingContext2D,
  { axes, turn }: Scene,
  project: Project,
  frame: Size,
  palette: Palette,
): Box[] {
  const centre = project([0, 0, 0]);
  if (!centre) return [];
  context.font = AXIS_FONT;
  context.textBaseline = 'middle';
  return axes.flatMap(({ name, length }, i): Box[] => {
    const place = [0, 0, 0];
    place[i] = length;
    const end = project(turnedPlace(place, turn));
    if (!end) return [];
    drawLine(context, centre, end, palette.faint);
    const { width } = context.measureText(name);
    const { x, y } = nameAt(centre, end, width, frame);
    haloText(context, name, { x, y }, palette.dim, palette.background);
    return [[x, y - HALF, x + width, y + HALF]];
  });
}

function drawLine(context: CanvasRenderingContext2D, from: Spot, to: Spot, colour: string): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.strokeStyle = colour;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

/** Where a name is written: beyond the end of its axis, within the picture. */
function nameAt(centre: Spot, end: Spot, width: number, frame: Size): Spot {
  const x = end.x < centre.x - 1 ? end.x - GAP - width : end.x + GAP;
  return {
    x: Math.min(Math.max(x, EDGE), frame.width - width - EDGE),
    y: Math.min(Math.max(end.y, EDGE + GAP), frame.height - EDGE - GAP),
  };
}
