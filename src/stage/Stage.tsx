import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { store } from '../state/store.ts';
import { Camera } from './camera/Camera.tsx';
import { cameraDesk, firstPlace, orbited, type CameraPlace } from './camera/place.ts';
import { Picture } from './drawing/Picture.tsx';
import { Legend } from './legend/Legend.tsx';
import { Overlay } from './overlay/Overlay.tsx';
import { stage } from './scene.ts';
import { Shapes } from './shapes/Shapes.tsx';
import './stage.css';
import { Tooltip, TooltipPlace } from './Tooltip.tsx';
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
        aria-label="3D scene: drag or use the arrow keys to turn, plus and minus to zoom, 0 for the first view"
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
      <Legend />
    </div>
  );
}

/** Moves the camera by a key; 0 moves it to the first place. */
function moveByKey(event: KeyboardEvent): void {
  if (event.key === '0') cameraDesk.move(firstPlace);
  const move = KEYS[event.key];
  if (!move) return;
  event.preventDefault();
  const now = (store.getState().view.camera as CameraPlace | null) ?? firstPlace;
  cameraDesk.move(orbited(now, ...move));
}
