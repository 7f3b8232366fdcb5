import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import { Button } from '../controls/Button.tsx';
import { afterFrames } from './afterFrames.ts';
import { Camera } from './camera/Camera.tsx';
import { cameraDesk, orbited } from './camera/place.ts';
import { Picture } from './drawing/Picture.tsx';
import { followPlace } from './hovered.ts';
import { Legend } from './legend/Legend.tsx';
import { Overlay } from './overlay/Overlay.tsx';
import { stage } from './scene.ts';
import { Shapes } from './shapes/Shapes.tsx';
import { pointKey } from './selection/keys.ts';
import { RegionShape } from './selection/RegionShape.tsx';
import { Tools } from './selection/Tools.tsx';
import { setStageSlot } from './slot.ts';
import './notice.css';
import './stage.css';
import { Tooltip, TooltipPlace } from './Tooltip.tsx';
import { fitToSelection, lookAlong, placeNow } from './views/orders.ts';
import { Views } from './views/Views.tsx';

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
  const { fault, lost, attempt, setFault, setLost, tryAgain } = useDevice();
  const notice = useStore(stage, (state) => state.notice);
  const earlier = useStore(stage, (state) => state.earlier);
  const hasScene = useStore(stage, (state) => state.scene !== null);
  useEffect(followPlace, []);

  return (
    <div className="stage">
      <div
        className="stage-view"
        tabIndex={0}
        role="application"
        aria-label="3D scene: drag or use the arrow keys to turn, plus and minus to zoom, 0 for the whole scene, F for the selection, X, Y and Z to look along an axis; shift and the arrow keys go from point to point, Enter pins, the space bar selects"
        aria-busy={earlier}
        onKeyDown={moveByKey}
        onMouseDown={keepFocus}
        onMouseUp={focusSoon}
      >
        {!fault && (
          <Picture key={attempt} onLost={setLost} onFault={setFault}>
            <Camera />
            <Shapes />
            <Overlay canvas={overlay} />
            <TooltipPlace box={tooltip} />
          </Picture>
        )}
        <canvas ref={overlay} className="stage-overlay" aria-hidden="true" />
        <RegionShape />
        <Tooltip box={tooltip} />
        {(fault !== null || lost) && <DeviceNotice text={fault ?? LOST} onTryAgain={tryAgain} />}
        {earlier && <p className="stage-earlier tag warning">of the earlier parameters</p>}
        {!hasScene && !fault && !lost && notice && <p className="stage-notice">{notice}</p>}
      </div>
      <div ref={setStageSlot} className="stage-slot" />
      <Legend />
      <div className="stage-buttons">
        <Tools />
        <Views />
      </div>
    </div>
  );
}

const LOST =
  'The graphics device was lost. The scene comes back by itself when the device does; if it does not, try again. All figures and tables still work.';

/** Whether the scene can be drawn: why it cannot, whether the device was lost, and how to try again with a new canvas. */
function useDevice() {
  const [fault, setFault] = useState<string | null>(null);
  const [lost, setLost] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const tryAgain = () => {
    setFault(null);
    setLost(false);
    setAttempt((before) => before + 1);
  };
  return { fault, lost, attempt, setFault, setLost, tryAgain };
}

/** Why there is no picture. It stays whatever is published: the panels and tables do not need one. */
function DeviceNotice({ text, onTryAgain }: { text: string; onTryAgain: () => void }) {
  return (
    <div className="stage-notice" role="status">
      <div className="stack">
        <p>{text}</p>
        <Button onPress={onTryAgain}>Try again</Button>
      </div>
    </div>
  );
}

/** A press leaves the focus where it is: all that hears of a focus would keep the first frames of a drag waiting. */
function keepFocus(event: MouseEvent<HTMLElement>): void {
  if (event.target instanceof HTMLCanvasElement) event.preventDefault();
}

/** The end of a press focuses the scene, after the frames that the release itself asks for. */
function focusSoon(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLCanvasElement)) return;
  const scene = event.currentTarget;
  afterFrames(2, () => {
    // All that hears of a focus works for it, even where the scene has it already.
    if (document.activeElement !== scene) scene.focus({ preventScroll: true });
  });
}

/** Orders by key. */
const ORDERS: Readonly<Record<string, () => void>> = {
  '0': () => cameraDesk.showAll(),
  f: fitToSelection,
  x: () => lookAlong(0),
  y: () => lookAlong(1),
  z: () => lookAlong(2),
};

/** Moves the camera by a key, or does what the key means for points. */
function moveByKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (pointKey(event)) {
    event.preventDefault();
    // Escape lays the tool down, and does not unpin as well.
    event.stopPropagation();
    return;
  }
  ORDERS[event.key.toLowerCase()]?.();
  const move = KEYS[event.key];
  if (!move) return;
  event.preventDefault();
  cameraDesk.move(orbited(placeNow(stage.getState().scene), ...move));
}
