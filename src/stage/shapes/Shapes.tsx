import { useEffect, useLayoutEffect, useMemo } from 'react';
import { LineSegments, Matrix4, Mesh, Points, type BufferGeometry, type ShaderMaterial } from 'three';
import { useStore } from 'zustand';
import { usePalette } from '../../state/theme.ts';
import { FIRST_DISTANCE } from '../camera/place.ts';
import { captureDesk } from '../capture/desk.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { useDrawing, useFrame } from '../drawing/useDrawing.ts';
import { hover } from '../hovered.ts';
import { stage, type PointSet } from '../scene.ts';
import { useShownPoints } from '../legend/useShownPoints.ts';
import { eyeDesk } from '../selection/eye.ts';
import { placesSeen } from '../selection/placesSeen.ts';
import { regionOn } from '../selection/regionOn.ts';
import { selectPoints } from '../selection/selectPoints.ts';
import { arrowGeometry, arrowMaterial } from './arrows.ts';
import { edgeGeometry, edgeMaterial } from './edges.ts';
import {
  faceGeometry,
  outlineGeometry,
  paintGeometry,
  pointGeometry,
  ringGeometry,
  unseenPoint,
} from './geometry.ts';
import {
  faceMaterial,
  lineMaterial,
  pickMaterial,
  pointMaterial,
  ringMaterial,
  stageUniforms,
} from './materials.ts';
import { Picker } from './picker.ts';
import { pointerOn } from './pointer.ts';
import { sizeFactor, sizeSpread } from './sizeFactor.ts';
import { useShape } from './useShape.ts';

/** All shapes of the scene, each kind in one draw call, and the pointer that picks points. */
export function Shapes() {
  const drawing = useDrawing();
  const scene = useStore(stage, (state) => state.scene);
  const materials = useMemo(shapeMaterials, []);
  const set = useShownPoints(scene);
  const points = usePointGeometry(set);
  const unseen = useMemo(unseenPoint, []);
  const arrows = useMemo(
    () => (set && scene?.arrows ? arrowGeometry(set, scene.arrows) : null),
    [set, scene?.arrows],
  );
  const edges = useMemo(
    () => (set && scene?.edges ? edgeGeometry(set, scene.edges) : null),
    [set, scene?.edges],
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
  const faint = useFaintLines();
  // What is drawn later lies over what is drawn before.
  useShape(LineSegments, scene ? rings : unseen, faint, 0);
  useShape(Mesh, faces, materials.faces, 1);
  useShape(LineSegments, outlines, materials.outlines, 2);
  useShape(Mesh, arrows, materials.arrows, 3);
  useShape(Points, points ?? unseen, materials.points, 4);
  useShape(Mesh, edges, materials.edges, 5);

  useEffect(() => stage.subscribe(() => drawing.invalidate()), [drawing]);
  useFrame(() => {
    const { size, camera } = drawing;
    const { uniforms } = materials;
    uniforms.morph.value = stage.getState().morph;
    uniforms.pixelRatio.value = drawing.ratio;
    const n = set ? set.positions.length / 3 : 0;
    uniforms.distance.value = FIRST_DISTANCE * sizeFactor(n, size.height * camera.zoom);
    uniforms.spread.value = sizeSpread(n);
    uniforms.frame.value = [size.width, size.height];
  });

  const picker = useMemo(() => new Picker(materials.pick), [materials]);
  useEffect(() => () => picker.dispose(), [picker]);
  useEffect(() => {
    if (!points) return;
    return pointerOn(drawing.canvas, {
      at: (x, y, abandoned) => picker.pick(drawing, points, x, y, abandoned),
      hover,
      click: (point, toggles) => {
        if (!toggles) stage.getState().scene?.onPick(point);
        else if (point !== null) selectPoints([point], 'toggle');
      },
    });
  }, [drawing, points, picker]);
  useEffect(() => regionOn(drawing.canvas), [drawing]);
  useEffect(() => {
    if (!points || !set) return;
    return eyeDesk.attach({
      places: () => placesSeen(set, stage.getState().morph, viewMatrix(drawing), drawing.size),
      frontMost: (region) => picker.frontMost(drawing, points, region),
    });
  }, [drawing, points, set, picker]);
  useEffect(() => {
    if (!points || !set) return;
    const { points: material, uniforms } = materials;
    return captureDesk.attach({ drawing, set, geometry: points, material, uniforms });
  }, [drawing, points, set, materials]);
  return null;
}

/** The geometry of points, which stays while they stay where they are: new colours are sent to the device alone. */
function usePointGeometry(set: PointSet | null): BufferGeometry | null {
  const drawing = useDrawing();
  const { positions, from } = set ?? {};
  const geometry = useMemo(
    () => (positions ? pointGeometry({ positions, ...(from && { from }) }) : null),
    [positions, from],
  );
  useLayoutEffect(() => {
    if (!geometry || !set) return;
    paintGeometry(geometry, set);
    drawing.invalidate();
  }, [drawing, geometry, set]);
  return geometry;
}

/** From scene units to the picture: projection · view, column-major, `[4, 4]`. */
const viewMatrix = ({ camera }: Drawing): readonly number[] =>
  new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse).elements;

function shapeMaterials() {
  const uniforms = stageUniforms();
  return {
    uniforms,
    points: pointMaterial(uniforms),
    pick: pickMaterial(uniforms),
    arrows: arrowMaterial(uniforms),
    edges: edgeMaterial(uniforms),
    outlines: lineMaterial(uniforms),
    faces: faceMaterial(uniforms),
  };
}

/** The material of rings, in the theme's colour. */
function useFaintLines(): ShaderMaterial {
  const { faint } = usePalette();
  const material = useMemo(() => ringMaterial(faint), [faint]);
  useEffect(() => () => material.dispose(), [material]);
  return material;
}
