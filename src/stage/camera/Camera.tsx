import type CameraControls from 'camera-controls';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { store } from '../../state/store.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { useDrawing, useFrame } from '../drawing/useDrawing.ts';
import { reducedMotion } from '../reducedMotion.ts';
import { stage } from '../scene.ts';
import { extentFrom, widest, type Extent } from './extent.ts';
import { beginsRegion } from '../selection/tool.ts';
import { atRest } from './atRest.ts';
import { controlsOf, fitInto, moveTo, placeNow, samePlace, turnByDrag } from './controls.ts';
import { cameraDesk, firstPlace, type CameraPlace } from './place.ts';
import { rehearseDrag } from './rehearsal.ts';
import { whenIdle } from '../whenIdle.ts';

/** After a pause, the first frame moves the camera as if this number of seconds had passed. */
const LONGEST_STEP = 0.1;

/**
 * The camera, moved by the pointer (see `controlsOf`) and by orders (see `cameraDesk`). Its place is written to the view
 * once it rests, so that a link brings it back.
 */
export function Camera() {
  const drawing = useDrawing();
  const { camera } = drawing;
  const space = useStore(stage, (state) => state.scene?.space ?? '');
  const positions = useStore(stage, (state) => state.scene?.points.positions);
  const controls = useMemo(() => controlsOf(camera), [camera]);
  const extent = useRef<Extent>(SPHERE);
  useEffect(() => {
    const measure = () => {
      extent.current = extentOfScene();
    };
    return connect(controls, drawing, measure);
  }, [controls, drawing]);

  const hasSpace = space !== '';
  useEffect(() => {
    if (hasSpace) return whenIdle(() => rehearseDrag(camera, drawing.canvas));
  }, [hasSpace, camera, drawing]);

  // A new space is seen from the place in the link, or from its first place. A space that was only away for a moment, such
  // as while it was computed again, is not new.
  // In the same space, another layer or other components may reach farther. The picture never comes nearer by itself, so that it
  // does not pulse while layers play.
  const seen = useRef('');
  useEffect(() => {
    if (space === '') return;
    if (space === seen.current) {
      if (!placeOfView()) extent.current = widest(extent.current, extentOfScene());
      return;
    }
    seen.current = space;
    extent.current = extentOfScene();
    moveTo(controls, placeOfView() ?? placeFirst(), false);
    drawing.invalidate();
  }, [space, positions, controls, drawing]);

  // The user went back, or the place was cleared: the camera follows the view.
  useEffect(
    () =>
      store.subscribe(({ view }, { view: before }) => {
        if (view.camera === before.camera) return;
        const place = placeOfView() ?? placeFirst();
        if (samePlace(place, placeNow(controls))) return;
        moveTo(controls, place, false);
        drawing.invalidate();
      }),
    [controls, drawing],
  );

  useFrame((seconds) => {
    fitInto(controls, camera, drawing.size, extent.current);
    if (controls.update(Math.min(seconds, LONGEST_STEP))) drawing.invalidate();
  });
  return null;
}

/** The place in the view; null while the camera has not been moved. */
const placeOfView = () => store.getState().view.camera as CameraPlace | null;

/** The place that the scene on the stage is first seen from. */
const placeFirst = () => stage.getState().scene?.first ?? firstPlace;

/** The extent of a cloud of radius 1, for an empty stage. */
const SPHERE: Extent = { horizontal: 0.36, vertical: 0.36 };

/** The extent of the scene on the stage from where it is first seen. */
function extentOfScene(): Extent {
  const { scene } = stage.getState();
  return scene ? extentFrom(scene.points, placeFirst()) : SPHERE;
}

/** Events of the controls after which the picture is drawn again. */
const MOVES = ['update', 'control', 'wake', 'transitionstart'] as const;

/**
 * Lets the controls listen to the pointer, and the camera to orders. A double click shows the whole scene.
 *
 * @param measure  takes the extent of the scene again
 * @returns a function that ends it
 */
function connect(controls: CameraControls, drawing: Drawing, measure: () => void): () => void {
  // The controls listen after this, so that they know whether the press turns the scene.
  const decide = (event: PointerEvent) => turnByDrag(controls, !beginsRegion(event));
  drawing.canvas.addEventListener('pointerdown', decide);
  controls.connect(drawing.canvas);
  const invalidate = () => drawing.invalidate();
  for (const event of MOVES) controls.addEventListener(event, invalidate);
  const written = atRest(controls, () => store.getState().go({ camera: placeNow(controls) }));
  const leave = cameraDesk.attach((place) => {
    if (!place) measure();
    moveTo(controls, place ?? placeFirst(), !reducedMotion());
    store.getState().go({ camera: place });
    drawing.invalidate();
  });
  const showAll = () => cameraDesk.showAll();
  drawing.canvas.addEventListener('dblclick', showAll);
  return () => {
    written();
    leave();
    drawing.canvas.removeEventListener('pointerdown', decide);
    drawing.canvas.removeEventListener('dblclick', showAll);
    controls.removeAllEventListeners();
    controls.disconnect();
  };
}
