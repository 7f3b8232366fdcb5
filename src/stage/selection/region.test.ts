import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { projector } from '../overlay/project.ts';
import { placesSeen } from './placesSeen.ts';
import { boxBetween, isInside, pointsInside } from './region.ts';
import { nearestPoint, nextPoint } from './walk.ts';

const size = { width: 400, height: 300 };
const places = Float32Array.of(10, 10, 50, 50, NaN, NaN, 90, 10, 52, 90);

describe('a region', () => {
  it('that is a box has the points between its corners, in whichever order they are given', () => {
    for (const box of [
      boxBetween({ x: 0, y: 0 }, { x: 60, y: 60 }),
      boxBetween({ x: 60, y: 60 }, { x: 0, y: 0 }),
    ]) {
      expect([...pointsInside(box, places)]).toEqual([0, 1]);
    }
  });

  it('may have dents', () => {
    const horseshoe = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 60 },
      { x: 70, y: 60 },
      { x: 70, y: 30 },
      { x: 30, y: 30 },
      { x: 30, y: 60 },
      { x: 0, y: 60 },
    ];
    expect(isInside(horseshoe, 50, 50)).toBe(false);
    expect([...pointsInside(horseshoe, places)]).toEqual([0, 3]);
  });
});

describe('the places of points in the picture', () => {
  it('are those of the camera; hidden points and points outside have none', () => {
    const camera = new PerspectiveCamera(42, size.width / size.height, 0.01, 100);
    camera.position.set(1, 0.5, 3);
    camera.lookAt(new Vector3(0.1, 0, 0));
    camera.updateMatrixWorld();
    const positions = Float32Array.of(0, 0, 0, 0.3, -0.4, 0.5, 0.1, 0.1, 0.1, 30, 0, 0, 1, 0.5, 9);
    const from = positions.map((value) => value / 2);
    const colours = new Uint8Array(20).fill(255);
    colours[4 * 2 + 3] = 0;
    const matrix = camera.projectionMatrix.clone().multiply(camera.matrixWorldInverse).elements;
    const seen = placesSeen({ positions, from, colours }, 1, matrix, size);
    const spot = projector(camera, size)([0.3, -0.4, 0.5])!;
    expect(seen[2]).toBeCloseTo(spot.x, 3);
    expect(seen[3]).toBeCloseTo(spot.y, 3);
    expect([...seen.subarray(4)].every(Number.isNaN)).toBe(true);
    const half = projector(camera, size)([0.15, -0.2, 0.25])!;
    expect(placesSeen({ positions, from, colours }, 0, matrix, size)[2]).toBeCloseTo(half.x, 3);
  });
});

describe('a walk from point to point', () => {
  it('goes to the next point in a direction, and stays if there is no point', () => {
    expect(nextPoint(places, 1, [0, 1])).toBe(4);
    expect(nextPoint(places, 1, [1, 0])).toBe(3);
    expect(nextPoint(places, 0, [0, -1])).toBeNull();
    expect(nearestPoint(places, [60, 60])).toBe(1);
  });

  it('passes every point at the same place once', () => {
    const same = Float32Array.of(5, 5, 5, 5, 5, 5, 9, 5);
    expect(nextPoint(same, 0, [1, 0])).toBe(1);
    expect(nextPoint(same, 1, [1, 0])).toBe(2);
    expect(nextPoint(same, 2, [1, 0])).toBe(3);
  });
});
