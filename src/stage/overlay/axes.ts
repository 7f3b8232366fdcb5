import type { Pen } from '../../figures/pens/pen.ts';
import type { Palette } from '../../state/theme.ts';
import type { Box } from './box.ts';
import type { Size } from '../drawing/drawing.ts';
import { turnedPlace, type Axis, type Scene } from '../scene.ts';
import { axisTicks } from './axisTicks.ts';
import { clearOf } from './labels.ts';
import type { Spot } from '../selection/region.ts';
import type { Project } from './project.ts';
import { AXIS_FONT, haloText } from './text.ts';

/** Names of axes keep this distance from the edge of the picture, and from the end of their axis, in CSS pixels. */
const EDGE = 10;
const GAP = 6;
/** Half the height of a name, and of a tick. */
const HALF = 7;
const TICK = 3;
/** A name that has no room at the end of its axis moves up or down by these heights. */
const MOVES = [0, 1, -1, 2, -2, 3, -3].map((step) => 2.4 * HALF * step);
/** Ticks nearer to each other on screen than this are left out. */
const TICK_ROOM = 22;

/**
 * Draws the axes with their names and ticks, clear of each other.
 *
 * @param reserved  boxes that names and ticks keep clear of
 * @returns the boxes that names and ticks take
 */
export function drawAxes(
  context: Pen,
  { axes, turn }: Scene,
  project: Project,
  frame: Size,
  palette: Palette,
  reserved: readonly Box[],
): Box[] {
  const centre = project([0, 0, 0]);
  if (!centre) return [];
  context.font = AXIS_FONT;
  context.textBaseline = 'middle';
  const drawn = axes.flatMap((axis, i) => {
    const along = (length: number) => project(turnedPlace(unitAt(i, length), turn));
    const end = along(axis.length);
    if (!end) return [];
    drawLine(context, centre, end, palette.faint);
    return [{ axis, along, end }];
  });
  const taken: Box[] = [...reserved];
  // Names come before ticks, because they say what an axis is.
  for (const { axis, end } of drawn) {
    const width = context.measureText(axis.name).width;
    const at = nameAt(centre, end, width, frame, taken);
    haloText(context, axis.name, at, palette.dim, palette.background);
    taken.push(boxAt(at, width));
  }
  for (const { axis, along, end } of drawn) drawTicks(context, axis, along, { centre, end }, palette, taken);
  return taken.slice(reserved.length);
}

const unitAt = (axis: number, length: number) => [0, 1, 2].map((i) => (i === axis ? length : 0));

const boxAt = ({ x, y }: Spot, width: number): Box => [x, y - HALF, x + width, y + HALF];

function drawLine(context: Pen, from: Spot, to: Spot, colour: string): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.strokeStyle = colour;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

/** Where a name is written: beyond the end of its axis, within the picture, and clear of what is taken. */
function nameAt(centre: Spot, end: Spot, width: number, frame: Size, taken: readonly Box[]): Spot {
  const wanted = end.x < centre.x - 1 ? end.x - GAP - width : end.x + GAP;
  const x = Math.min(Math.max(wanted, EDGE), frame.width - width - EDGE);
  const inside = (y: number) => Math.min(Math.max(y, EDGE + GAP), frame.height - EDGE - GAP);
  const spots = MOVES.map((move) => ({ x, y: inside(end.y + move) }));
  return spots.find((spot) => clearOf(boxAt(spot, width), taken)) ?? spots[0]!;
}

/** Draws the ticks of an axis that have room, and adds the boxes of their numbers to those that are taken. */
function drawTicks(
  context: Pen,
  axis: Axis,
  along: (length: number) => Spot | null,
  { centre, end }: { readonly centre: Spot; readonly end: Spot },
  palette: Palette,
  taken: Box[],
): void {
  const length = Math.hypot(end.x - centre.x, end.y - centre.y) || 1;
  // Across the axis, to the right or down.
  const sign = end.y - centre.y > 0 ? -1 : 1;
  const across = { x: (-sign * (end.y - centre.y)) / length, y: (sign * (end.x - centre.x)) / length };
  let last = centre;
  for (const { at, text } of axisTicks(axis)) {
    const spot = along(at);
    if (!spot || Math.hypot(spot.x - last.x, spot.y - last.y) < TICK_ROOM) continue;
    const width = context.measureText(text).width;
    const beside = { x: spot.x + across.x * 2 * GAP, y: spot.y + across.y * 2 * GAP };
    const place = { x: Math.abs(across.x) > 0.7 ? beside.x : beside.x - width / 2, y: beside.y };
    const box = boxAt(place, width);
    if (!clearOf(box, taken)) continue;
    const [from, to] = [-TICK, TICK].map((by) => ({ x: spot.x + by * across.x, y: spot.y + by * across.y }));
    drawLine(context, from!, to!, palette.dim);
    haloText(context, text, place, palette.dim, palette.background);
    taken.push(box);
    last = spot;
  }
}
