import { useFrame, useThree, type Size } from '@react-three/fiber';
import CameraControls from 'camera-controls';
import { useEffect, useMemo, useRef } from 'react';
import {
  Box3,
  Matrix4,
  PerspectiveCamera,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import { useStore } from 'zustand';
import { store } from '../state/store.ts';
import { cameraDesk, FIRST_DISTANCE, firstPlace, type CameraPlace } from './camera.ts';
import { coveredBoxes, framing, type Box } from './framing.ts';
import { stage } from './scene.ts';

CameraControls.install({
  THREE: { Box3, Matrix4, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4 },
});

/**
 * The camera: drag to turn, wheel or pinch to zoom, right drag or two fingers to move; arrow keys, + and −,
 * 0 for the first view. Its place is kept in the view once it rests, so that a link brings it back.
 */
export function Camera() {
  const { camera, gl, invalidate } = useThree();
  const space = useStore(stage, (state) => state.scene?.space ?? '');
  const controls = useMemo(() => {
    const made = new CameraControls(camera);
    made.smoothTime = reducedMotion() ? 0 : 0.12;
    made.draggingSmoothTime = 0.04;
    made.minDistance = 0.05;
    made.maxDistance = 40;
    made.dollyToCursor = true;
    return made;
  }, [camera]);

  useEffect(() => {
    controls.connect(gl.domElement);
    const wake = () => invalidate();
    const rest = () => {
      store.getState().go({ camera: placeNow(controls) });
    };
    let moved = false;
    const touched = () => (moved = true);
    const rested = () => {
      if (moved) rest();
      moved = false;
    };
    for (const event of ['update', 'control', 'wake', 'transitionstart'] as const) {
      controls.addEventListener(event, wake);
    }
    controls.addEventListener('control', touched);
    controls.addEventListener('rest', rested);
    const leave = cameraDesk.attach((place) => {
      void put(controls, place, !reducedMotion());
      store.getState().go({ camera: place });
      invalidate();
    });
    return () => {
      leave();
      controls.removeAllEventListeners();
      controls.disconnect();
    };
  }, [controls, gl, invalidate]);

  // A new space is seen from the place in the link, or from the first place; one that was only away is not new.
  const seen = useRef('');
  useEffect(() => {
    if (space === '' || space === seen.current) return;
    seen.current = space;
    void put(controls, (store.getState().view.camera as CameraPlace | null) ?? placeFirst(), false);
    invalidate();
  }, [space, controls, invalidate]);

  // The reader went back, or cleared the camera: follow the view.
  useEffect(
    () =>
      store.subscribe((state, previous) => {
        const { camera: place } = state.view;
        if (place === previous.view.camera) return;
        if (place && samePlace(place, placeNow(controls))) return;
        void put(controls, (place as CameraPlace | null) ?? placeFirst(), false);
        invalidate();
      }),
    [controls, invalidate],
  );

  useFrame(({ size }, delta) => {
    if (camera instanceof PerspectiveCamera) fit(controls, camera, size, coveredBoxes(gl.domElement));
    if (controls.update(Math.min(delta, 0.1))) invalidate();
  });
  return null;
}

/** Fits what the camera sees between what lies over the picture. */
function fit(controls: CameraControls, camera: PerspectiveCamera, size: Size, covered: readonly Box[]): void {
  const { width, height } = size;
  const { zoom, shift } = framing(height, covered);
  if (camera.zoom !== zoom) void controls.zoomTo(zoom, false);
  const { view } = camera;
  if (view?.enabled && view.offsetY === -shift && view.fullWidth === width && view.fullHeight === height)
    return;
  camera.setViewOffset(width, height, 0, -shift, width, height);
}

/** From where the scene on the stage is first seen. */
const placeFirst = () => stage.getState().scene?.first ?? firstPlace;

function put(controls: CameraControls, place: CameraPlace, smooth: boolean): Promise<unknown> {
  const [x, y, z, tx, ty, tz] = place;
  return controls.setLookAt(x, y, z, tx, ty, tz, smooth);
}

function placeNow(controls: CameraControls): CameraPlace {
  const position = controls.getPosition(new Vector3(), true);
  const target = controls.getTarget(new Vector3(), true);
  return [...position.toArray(), ...target.toArray()].map((v) =>
    Number(v.toPrecision(6)),
  ) as unknown as CameraPlace;
}

const samePlace = (a: readonly number[], b: readonly number[]) =>
  a.every((value, i) => Math.abs(value - b[i]!) < 1e-4 * FIRST_DISTANCE);

export const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
