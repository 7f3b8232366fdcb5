import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { store } from '../state/store.ts';
import { Camera } from './Camera.tsx';
import { cameraDesk, firstPlace, orbited, type CameraPlace } from './camera.ts';
import { Cloud } from './Cloud.tsx';
import { Legend } from './Legend.tsx';
import { Overlay } from './Overlay.tsx';
import { Picture } from './Picture.tsx';
import { stage } from './scene.ts';
import './stage.css';
import { Tooltip, TooltipPlace } from './Tooltip.tsx';
import { missingWebgl } from './webgl.ts';

const KEYS: Record<string, readonly [number, number, number]> = {
  ArrowLeft: [-0.1, 0, 1],
  ArrowRight: [0.1, 0, 1],
  ArrowUp: [0, -0.1, 1],
  ArrowDown: [0, 0.1, 1],
  '+': [0, 0, 0.85],
  '=': [0, 0, 0.85],
  '-': [0, 0, 1 / 0.85],
};

/** The one 3D scene. What it shows is published in `scene.ts`; frames are drawn only when something changed. */
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

  const turn = (event: KeyboardEvent) => {
    if (event.key === '0') cameraDesk.move(firstPlace);
    const key = KEYS[event.key];
    if (!key) return;
    event.preventDefault();
    const now = (store.getState().view.camera as CameraPlace | null) ?? firstPlace;
    cameraDesk.move(orbited(now, ...key));
  };

  return (
    <div
      className="stage"
      tabIndex={0}
      role="application"
      aria-label="3D scene: drag or use the arrow keys to turn, plus and minus to zoom, 0 for the first view"
      onKeyDown={turn}
    >
      {!missing && (
        <Picture
          onLost={setLost}
          onFault={(reason) => stage.getState().clear(`The 3D scene cannot be drawn: ${reason}`)}
        >
          <Camera />
          <Cloud />
          <Overlay canvas={overlay} />
          <TooltipPlace box={tooltip} />
        </Picture>
      )}
      <canvas ref={overlay} className="stage-overlay" aria-hidden="true" />
      <Legend />
      <Tooltip box={tooltip} />
      {lost && <p className="stage-notice">The graphics device was lost. The scene comes back with it.</p>}
      {!hasScene && notice && <p className="stage-notice">{notice}</p>}
    </div>
  );
}
