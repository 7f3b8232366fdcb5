import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import type * as THREE from 'three';
import { useStore } from 'zustand';
import { store } from '../state/store.ts';
import { usePalette } from '../state/theme.ts';
import { arrowGeometry, faceGeometry, pointGeometry, ringGeometry } from './geometry.ts';
import { faceMaterial, lineMaterial, pickMaterial, pointMaterial, stageUniforms } from './materials.ts';
import { Picker } from './picker.ts';
import { pointerOn } from './pointer.ts';
import { stage } from './scene.ts';

/** Everything that the scene holds, each kind in one draw call. */
export function Cloud() {
  const { gl, camera, invalidate, viewport } = useThree();
  const scene = useStore(stage, (state) => state.scene);
  const made = useMemo(() => {
    const uniforms = stageUniforms();
    return {
      uniforms,
      points: pointMaterial(uniforms),
      lines: lineMaterial(uniforms),
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
  const rings = useMemo(
    () => (scene?.ellipsoids ? ringGeometry(scene.ellipsoids) : null),
    [scene?.ellipsoids],
  );
  useDisposed(points);
  useDisposed(arrows);
  useDisposed(faces);
  useDisposed(rings);

  useEffect(() => {
    invalidate();
    return stage.subscribe(() => invalidate());
  }, [invalidate, points, arrows, faces, rings]);

  useFrame(() => {
    made.uniforms.morph.value = stage.getState().morph;
    made.uniforms.pixelRatio.value = viewport.dpr;
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
      {arrows && <lineSegments geometry={arrows} material={made.lines} frustumCulled={false} />}
      <points geometry={points} material={made.points} frustumCulled={false} />
      {faces && <mesh geometry={faces} material={made.faces} frustumCulled={false} renderOrder={2} />}
    </>
  );
}

/** Frees a geometry's buffers when another takes its place. */
function useDisposed(geometry: THREE.BufferGeometry | null): void {
  useEffect(() => () => geometry?.dispose(), [geometry]);
}
