import type { RefObject } from 'react';
import { useStore } from 'zustand';
import type { Size } from './drawing/drawing.ts';
import { useDrawing, useFrame } from './drawing/useDrawing.ts';
import { hovered } from './hovered.ts';
import { projector } from './overlay/project.ts';
import { placeOf, stage, type Scene } from './scene.ts';
import type { Spot } from './selection/region.ts';

/** The description of the hovered point; `TooltipPlace` moves it beside the point. */
export function Tooltip({ box }: { box: RefObject<HTMLDivElement | null> }) {
  const point = useStore(hovered, (state) => state.point);
  const scene = useStore(stage, (state) => state.scene);
  const described = scene && point !== null && hasPoint(scene, point) ? scene.describe(point) : null;
  return (
    <div ref={box} className="tooltip" role="status" aria-live="polite" hidden={described === null}>
      {described && (
        <>
          <div className="tooltip-title">{described.title}</div>
          {described.lines.map((line, i) => (
            <div key={i} className="tooltip-line">
              {line.colour && <span className="swatch" style={{ background: line.colour }} />}
              {line.text}
            </div>
          ))}
        </>
      )}
    </div>
  );
}

/** Part of the picture: keeps the tooltip beside the hovered point. */
export function TooltipPlace({ box }: { box: RefObject<HTMLDivElement | null> }) {
  const drawing = useDrawing();
  useFrame(() => {
    const element = box.current;
    const { point } = hovered.getState();
    const { scene, morph } = stage.getState();
    if (!element || point === null || !scene || !hasPoint(scene, point)) return;
    const place = [0, 0, 0];
    placeOf(scene.points, morph, point, place);
    const at = projector(drawing.camera, drawing.size)(place);
    if (!at) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const { x, y } = besidePoint(at, { width, height }, drawing.size);
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  });
  return null;
}

const hasPoint = ({ points }: Scene, point: number) => 3 * point < points.positions.length;

/** Between a point and its tooltip, in CSS pixels. */
const GAP = 14;

/** The top left of a tooltip: right or left of its point, or above or below it; in the picture, and never over the point. */
function besidePoint(at: Spot, { width, height }: Size, frame: Size): Spot {
  const fitsRight = at.x + GAP + width <= frame.width;
  const x = fitsRight ? at.x + GAP : Math.max(0, at.x - GAP - width);
  const covers = x <= at.x && at.x <= x + width;
  if (!covers) return { x, y: Math.min(Math.max(0, at.y - height / 2), frame.height - height) };
  return { x, y: at.y > height + GAP ? at.y - GAP - height : at.y + GAP };
}
