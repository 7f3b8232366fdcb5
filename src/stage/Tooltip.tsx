import { useThree, useFrame } from '@react-three/fiber';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { store } from '../state/store.ts';
import { projector } from './Overlay.tsx';
import { placeOf, stage } from './scene.ts';

/** The hovered point's description; `TooltipPlace`, inside the canvas, moves it beside the point. */
export function Tooltip({ box }: { box: RefObject<HTMLDivElement | null> }) {
  const hovered = useStore(store, (state) => state.hovered);
  const scene = useStore(stage, (state) => state.scene);
  const described =
    scene && hovered !== null && 3 * hovered < scene.points.positions.length ? scene.describe(hovered) : null;
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

const GAP = 14;

/** Keeps the tooltip beside the hovered point and inside the picture, never over the point. */
export function TooltipPlace({ box }: { box: RefObject<HTMLDivElement | null> }) {
  const { camera, size } = useThree();
  useFrame(() => {
    const element = box.current;
    const { hovered } = store.getState();
    const { scene, morph } = stage.getState();
    if (!element || hovered === null || !scene || 3 * hovered >= scene.points.positions.length) return;
    const place = [0, 0, 0];
    placeOf(scene.points, morph, hovered, place);
    const at = projector(camera, size.width, size.height)(place);
    if (!at) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const right = at.x + GAP + width <= size.width;
    const left = right ? at.x + GAP : Math.max(0, at.x - GAP - width);
    // Where neither side has room, above or below does.
    const covers = left <= at.x && at.x <= left + width;
    const top = covers
      ? at.y > height + GAP
        ? at.y - GAP - height
        : at.y + GAP
      : Math.min(Math.max(0, at.y - height / 2), size.height - height);
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  });
  return null;
}
