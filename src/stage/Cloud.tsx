import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import type * as THREE from 'three';
import { useStore } from 'zustand';
import { store } from '../state/store.ts';
import { usePalette } from '../state/theme.ts';
import { FIRST_DISTANCE } from './camera.ts';
import { arrowGeometry, arrowMaterial } from './arrows.ts';
import { faceGeometry, outlineGeometry, pointGeometry, ringGeometry } from './geometry.ts';
import { faceMaterial, lineMaterial, pickMaterial, pointMaterial, stageUniforms } from './materials.ts';
import { Picker } from './picker.ts';
import { pointerOn } from './pointer.ts';
import { stage } from './scene.ts';

/** In a picture lower than this, in pixels, points are smaller in proportion, so that they do not merge. */
const FULL_HEIGHT = 700;

/** Everything that the scene holds, each kind in one draw call. */
export function Cloud() {
  const { gl, camera, invalidate, size, viewport } = useThree();
  const scene = useStore(stage, (state) => state.scene);
  const made = useMemo(() => {
    const uniforms = stageUniforms();
    return {
      uniforms,
      points: pointMaterial(uniforms),
      arrows: arrowMaterial(uniforms),
      outlines: lineMaterial(uniforms),
      faces: faceMaterial(uniforms),
      picker: new Picker(pickMaterial(uniforms)),
    };
  }, []);

  const set = scene?.points;
  const points = useMemo(() => (set ? pointGeometry(set) : null), [set]);
  const arrows = useMemo(
    () => (set && scene?.arrows ? arrowGeometry(set, scene.arrows) : null),
    [set, scene?.arrows],
  );
  const faces = useMemo(
    () => (set && scene?.faces ? faceGeometry(set, scene.faces) : null),
    [set, scene?.faces],
  );
  const outlines = useMemo(
    () => (set && scene?.faces ? outlineGeometry(set, scene.faces) : null),
    [set, scene?.faces],
  );
  const rings = useMemo(
    () => (scene?.ellipsoids ? ringGeometry(scene.ellipsoids, scene.turn) : null),
    [scene?.ellipsoids, scene?.turn],
  );
  useDisposed(points);
  useDisposed(arrows);
  useDisposed(faces);
  useDisposed(outlines);
  useDisposed(rings);

  useEffect(() => {
    invalidate();
    return stage.subscribe(() => invalidate());
  }, [invalidate, points, arrows, faces, rings]);

  useFrame(() => {
    made.uniforms.morph.value = stage.getState().morph;
    made.uniforms.pixelRatio.value = viewport.dpr;
    made.uniforms.distance.value = FIRST_DISTANCE * Math.min(1, Math.max(0.5, size.height / FULL_HEIGHT));
    made.uniforms.frame.value = [size.width, size.height];
  });

  useEffect(() => {
    if (!points) return;
    return pointerOn(gl.domElement, {
      at: (x, y) => made.picker.pick(gl, camera as THREE.PerspectiveCamera, points, x, y),
      hover: (point) => store.getState().hover(point),
      click: (point) => stage.getState().scene?.onPick(point),
    });
  }, [gl, camera, points, made]);

  const { faint } = usePalette();
  if (!points) return null;
  return (
    <>
      {rings && (
        <lineSegments geometry={rings}>
          <lineBasicMaterial color={faint} transparent opacity={0.35} depthWrite={false} />
        </lineSegments>
      )}
      {faces && <mesh geometry={faces} material={made.faces} frustumCulled={false} renderOrder={1} />}
      {outlines && (
        <lineSegments geometry={outlines} material={made.outlines} frustumCulled={false} renderOrder={2} />
      )}
      {arrows && <mesh geometry={arrows} material={made.arrows} frustumCulled={false} renderOrder={3} />}
      <points geometry={points} material={made.points} frustumCulled={false} renderOrder={4} />
    </>
  );
}

/** Frees a geometry's buffers when another takes its place. */
function useDisposed(geometry: THREE.BufferGeometry | null): void {
  useEffect(() => () => geometry?.dispose(), [geometry]);
}
