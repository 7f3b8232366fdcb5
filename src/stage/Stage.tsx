import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { Camera } from './camera/Camera.tsx';
import { cameraDesk, orbited } from './camera/place.ts';
import { Picture } from './drawing/Picture.tsx';
import { Legend } from './legend/Legend.tsx';
import { Overlay } from './overlay/Overlay.tsx';
import { stage } from './scene.ts';
import { Shapes } from './shapes/Shapes.tsx';
import { setStageSlot } from './slot.ts';
import './stage.css';
import { Tooltip, TooltipPlace } from './Tooltip.tsx';
import { fitToSelection, lookAlong, placeNow } from './views/orders.ts';
import { Views } from './views/Views.tsx';
import { missingWebgl } from './webgl.ts';

/** Moves of the camera by key: around the vertical axis and down from it in radians, and the factor of the distance. */
const KEYS: Readonly<Record<string, readonly [azimuth: number, polar: number, distance: number]>> = {
  ArrowLeft: [-0.1, 0, 1],
  ArrowRight: [0.1, 0, 1],
  ArrowUp: [0, -0.1, 1],
  ArrowDown: [0, 0.1, 1],
  '+': [0, 0, 0.85],
  '=': [0, 0, 0.85],
  '-': [0, 0, 1 / 0.85],
};

/** The one 3D scene. It shows what is published in `scene.ts`, and draws a frame only when something has changed. */
export default function Stage() {
  const overlay = useRef<HTMLCanvasElement>(null);
  const tooltip = useRef<HTMLDivElement>(null);
  const [missing] = useState(missingWebgl);
  const [lost, setLost] = useState(false);
  const notice = useStore(stage, (state) => state.notice);
  const hasScene = useStore(stage, (state) => state.scene !== null);

  useEffect(() => {
    if (missing) stage.getState().clear(missing);
  }, [missing]);

  return (
    <div className="stage">
      <div
        className="stage-view"
        tabIndex={0}
        role="application"
        aria-label="3D scene: drag or use the arrow keys to turn, plus and minus to zoom, 0 for the whole scene, F for the selection, X, Y and Z to look along an axis"
        onKeyDown={moveByKey}
      >
        {!missing && (
          <Picture
            onLost={setLost}
            onFault={(reason) => stage.getState().clear(`The 3D scene cannot be drawn: ${reason}`)}
          >
            <Camera />
            <Shapes />
            <Overlay canvas={overlay} />
            <TooltipPlace box={tooltip} />
          </Picture>
        )}
        <canvas ref={overlay} className="stage-overlay" aria-hidden="true" />
        <Tooltip box={tooltip} />
        {lost && <p className="stage-notice">The graphics device was lost. The scene comes back with it.</p>}
        {!hasScene && notice && <p className="stage-notice">{notice}</p>}
      </div>
      <div ref={setStageSlot} className="stage-slot" />
      <Legend />
      <Views />
    </div>
  );
}

/** Orders by key. */
const ORDERS: Readonly<Record<string, () => void>> = {
  '0': () => cameraDesk.showAll(),
  f: fitToSelection,
  x: () => lookAlong(0),
  y: () => lookAlong(1),
  z: () => lookAlong(2),
};

/** Moves the camera by a key. */
function moveByKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  ORDERS[event.key.toLowerCase()]?.();
  const move = KEYS[event.key];
  if (!move) return;
  event.preventDefault();
  cameraDesk.move(orbited(placeNow(stage.getState().scene), ...move));
}
