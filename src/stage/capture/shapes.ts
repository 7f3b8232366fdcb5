import type { Pen } from '../../figures/pens/pen.ts';
import type { Project } from '../overlay/project.ts';
import type { SceneNow } from '../overlay/drawOverlay.ts';
import { edgeWidth, placeOf, turnedPlace, type Scene } from '../scene.ts';
import type { Spot } from '../selection/region.ts';

/** Steps of a ring around the centre, in each coordinate plane. */
const RING_STEPS = 72;
const RING_OPACITY = 0.35;
/** Pixels that the casing of an edge is wider than the edge. */
const CASING = 1.6;

/** Lengths of arrows in units, as the stage's shader has them. */
const ARROW = { width: 1.5, head: 9, across: 7, gap: 3.5, shaft: 0.72 };

/** Draws what the stage draws below the points: ellipsoids, faces and arrows, as lines and polygons. */
export function drawBelow(pen: Pen, now: SceneNow, project: Project, faint: string): void {
  drawEllipsoids(pen, now.scene, project, faint);
  drawFaces(pen, now, project);
  drawArrows(pen, now, project);
  pen.globalAlpha = 1;
}

/** Draws what the stage draws over the points: edges, the casings of all before the first edge. */
export function drawAbove(pen: Pen, now: SceneNow, project: Project): void {
  const { edges } = now.scene;
  if (!edges) return;
  for (const wider of [CASING, 0]) {
    edges.strengths.forEach((strength, i) => {
      const [a, b] = [0, 1].map((end) => spotOf(now, edges.ends[2 * i + end]!, project));
      if (!a || !b) return;
      setStroke(pen, wider > 0 ? edges.casing : edges.colour, edgeWidth(strength) + wider);
      line(pen, a, b);
    });
  }
  pen.globalAlpha = 1;
}

function drawEllipsoids(pen: Pen, { ellipsoids = [], turn }: Scene, project: Project, faint: string): void {
  pen.strokeStyle = faint;
  pen.lineWidth = 1;
  pen.globalAlpha = RING_OPACITY;
  for (const radii of ellipsoids) {
    for (let plane = 0; plane < 3; plane++) {
      const spots = Array.from({ length: RING_STEPS + 1 }, (_, step) => {
        const angle = (2 * Math.PI * step) / RING_STEPS;
        const place = [0, 0, 0];
        place[plane] = radii[plane]! * Math.cos(angle);
        place[(plane + 1) % 3] = radii[(plane + 1) % 3]! * Math.sin(angle);
        return project(turnedPlace(place, turn));
      });
      pen.beginPath();
      trace(pen, spots);
      pen.stroke();
    }
  }
}

/** Goes along spots; where one is behind the camera, the line is broken. */
function trace(pen: Pen, spots: readonly (Spot | null)[]): void {
  spots.forEach((spot, i) => {
    if (!spot) return;
    if (i > 0 && spots[i - 1]) pen.lineTo(spot.x, spot.y);
    else pen.moveTo(spot.x, spot.y);
  });
}

function drawFaces(pen: Pen, now: SceneNow, project: Project): void {
  const { faces } = now.scene;
  if (!faces) return;
  for (let face = 0; 4 * face < faces.corners.length; face++) {
    const spots = [0, 1, 2, 3].map((corner) => spotOf(now, faces.corners[4 * face + corner]!, project));
    if (spots.some((spot) => spot === null)) continue;
    const [r, g, b, opacity] = faces.colours.subarray(4 * face, 4 * face + 4) as unknown as Rgba;
    pen.beginPath();
    trace(pen, spots);
    pen.closePath();
    pen.fillStyle = css([r, g, b, opacity]);
    pen.globalAlpha = opacity / 255;
    pen.fill();
    // Outlines are stronger than their faces.
    setStroke(pen, [r, g, b, Math.min(255, 3 * opacity)], 1);
    pen.stroke();
  }
}

function drawArrows(pen: Pen, now: SceneNow, project: Project): void {
  const { arrows } = now.scene;
  if (!arrows) return;
  for (let arrow = 0; 2 * arrow < arrows.ends.length; arrow++) {
    const [tail, head] = [0, 1].map((end) => spotOf(now, arrows.ends[2 * arrow + end]!, project));
    if (!tail || !head) continue;
    drawArrow(pen, tail, head, arrows.colours.subarray(4 * arrow, 4 * arrow + 4) as unknown as Rgba);
  }
}

function drawArrow(pen: Pen, tail: Spot, head: Spot, colour: Rgba): void {
  const reach = Math.max(1e-3, Math.hypot(head.x - tail.x, head.y - tail.y));
  const along = { x: (head.x - tail.x) / reach, y: (head.y - tail.y) / reach };
  const size = Math.min(1, Math.max(0.3, reach / 30));
  const back = (by: number, from: Spot) => ({ x: from.x - along.x * by, y: from.y - along.y * by });
  const tip = back(Math.min(ARROW.gap, 0.5 * reach), head);
  const neck = back(ARROW.head * size, tip);
  const half = (ARROW.across * size) / 2;
  const [r, g, b, opacity] = colour;
  setStroke(pen, [r, g, b, ARROW.shaft * opacity], ARROW.width);
  line(pen, tail, neck);
  pen.fillStyle = css(colour);
  pen.globalAlpha = opacity / 255;
  pen.beginPath();
  pen.moveTo(tip.x, tip.y);
  pen.lineTo(neck.x - along.y * half, neck.y + along.x * half);
  pen.lineTo(neck.x + along.y * half, neck.y - along.x * half);
  pen.closePath();
  pen.fill();
}

/** Red, green, blue, opacity, 0…255. */
type Rgba = readonly [number, number, number, number];

const css = ([r, g, b]: Rgba) => `#${[r, g, b].map((v) => v.toString(16).padStart(2, '0')).join('')}`;

function setStroke(pen: Pen, colour: Rgba, width: number): void {
  pen.strokeStyle = css(colour);
  pen.globalAlpha = colour[3] / 255;
  pen.lineWidth = width;
}

function line(pen: Pen, from: Spot, to: Spot): void {
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.lineTo(to.x, to.y);
  pen.stroke();
}

function spotOf({ scene, morph }: SceneNow, point: number, project: Project): Spot | null {
  const place = [0, 0, 0];
  placeOf(scene.points, morph, point, place);
  return project(place);
}
