import type CameraControls from 'camera-controls';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { store } from '../../state/store.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { useDrawing, useFrame } from '../drawing/useDrawing.ts';
import { reducedMotion } from '../reducedMotion.ts';
import { stage } from '../scene.ts';
import { controlsOf, fitBetween, moveTo, placeNow, samePlace } from './controls.ts';
import { coveredBoxes } from './framing.ts';
import { cameraDesk, firstPlace, type CameraPlace } from './place.ts';

/** After a pause, the first frame moves the camera as if this number of seconds had passed. */
const LONGEST_STEP = 0.1;

/**
 * The camera, moved by the pointer (see `controlsOf`) and by orders (see `cameraDesk`). Its place is written to the view
 * once it rests, so that a link brings it back.
 */
export function Camera() {
  const drawing = useDrawing();
  const { camera, canvas } = drawing;
  const space = useStore(stage, (state) => state.scene?.space ?? '');
  const controls = useMemo(() => controlsOf(camera), [camera]);
  useEffect(() => connect(controls, drawing), [controls, drawing]);

  // A new space is seen from the place in the link, or from its first place. A space that was only away for a moment, such
  // as while it was computed again, is not new.
  const seen = useRef('');
  useEffect(() => {
    if (space === '' || space === seen.current) return;
    seen.current = space;
    moveTo(controls, placeOfView() ?? placeFirst(), false);
    drawing.invalidate();
  }, [space, controls, drawing]);

  // The user went back, or the place was cleared: the camera follows the view.
  useEffect(
    () =>
      store.subscribe(({ view }, { view: before }) => {
        if (view.camera === before.camera) return;
        const place = placeOfView();
        if (place && samePlace(place, placeNow(controls))) return;
        moveTo(controls, place ?? placeFirst(), false);
        drawing.invalidate();
      }),
    [controls, drawing],
  );

  useFrame((seconds) => {
    fitBetween(controls, camera, drawing.size, coveredBoxes(canvas));
    if (controls.update(Math.min(seconds, LONGEST_STEP))) drawing.invalidate();
  });
  return null;
}

/** The place in the view; null while the camera has not been moved. */
const placeOfView = () => store.getState().view.camera as CameraPlace | null;

/** The place that the scene on the stage is first seen from. */
const placeFirst = () => stage.getState().scene?.first ?? firstPlace;

/** Events of the controls after which the picture is drawn again. */
const MOVES = ['update', 'control', 'wake', 'transitionstart'] as const;

/**
 * Lets the controls listen to the pointer, and the camera to orders.
 *
 * @returns a function that ends it
 */
function connect(controls: CameraControls, drawing: Drawing): () => void {
  controls.connect(drawing.canvas);
  const invalidate = () => drawing.invalidate();
  for (const event of MOVES) controls.addEventListener(event, invalidate);
  // Only a move by the user is written to the view.
  let moved = false;
  controls.addEventListener('control', () => {
    moved = true;
  });
  controls.addEventListener('rest', () => {
    if (moved) store.getState().go({ camera: placeNow(controls) });
    moved = false;
  });
  const leave = cameraDesk.attach((place) => {
    moveTo(controls, place, !reducedMotion());
    store.getState().go({ camera: place });
    drawing.invalidate();
  });
  return () => {
    leave();
    controls.removeAllEventListeners();
    controls.disconnect();
  };
}
