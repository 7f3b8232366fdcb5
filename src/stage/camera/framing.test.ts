import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { random } from '../../math/random/random.ts';
import type { PointSet } from '../scene.ts';
import { extentFrom, widest } from './extent.ts';
import { fittingZoom } from './framing.ts';
import { FIRST_DISTANCE, firstPlace, frontPlace, type CameraPlace } from './place.ts';
import { alongAxis, around } from './places.ts';

const ANGLE = 42;
const HALF = Math.tan((ANGLE / 2) * (Math.PI / 180));

function cloud(n: number, reach: number): PointSet {
  const stream = random(3);
  const positions = Float32Array.from({ length: 3 * n }, () => reach * (2 * stream.uniform() - 1));
  return { positions, colours: new Uint8Array(4 * n), sizes: new Float32Array(n) };
}

/** The places of the points in the picture of a camera that is framed for the first place, in CSS pixels. */
function spots(points: PointSet, width: number, height: number, place: CameraPlace) {
  const camera = new PerspectiveCamera(ANGLE, width / height, 0.01, 100);
  camera.position.set(place[0], place[1], place[2]);
  camera.lookAt(place[3], place[4], place[5]);
  camera.zoom = fittingZoom({ width, height }, extentFrom(points, firstPlace), HALF);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
  return Array.from({ length: points.positions.length / 3 }, (_, i) => {
    const at = new Vector3(...points.positions.subarray(3 * i, 3 * i + 3)).project(camera);
    return [((at.x + 1) / 2) * width, ((1 - at.y) / 2) * height] as const;
  });
}

/** The parts of the page that the scene has at 390, 1,024, 1,440 and 2,560 pixels. */
const SIZES = [
  [390, 280],
  [464, 560],
  [800, 780],
  [1920, 1300],
] as const;

describe('framing', () => {
  it.each(SIZES)('the whole cloud is in a picture of %i × %i at first', (width, height) => {
    for (const reach of [0.4, 1, 1.4]) {
      const seen = spots(cloud(200, reach), width, height, firstPlace);
      expect(seen.filter(([x, y]) => x < 0 || x > width || y < 0 || y > height)).toEqual([]);
    }
  });

  it('the cloud is as large as the picture allows', () => {
    const seen = spots(cloud(400, 1), 800, 780, firstPlace);
    const reach = Math.max(...seen.flatMap(([x, y]) => [Math.abs(x - 400) / 400, Math.abs(y - 390) / 390]));
    expect(reach).toBeGreaterThan(0.9);
  });

  it('a far outlier does not make the rest small, and an empty picture has a zoom', () => {
    const points = cloud(200, 1);
    const zoom = (size = { width: 800, height: 780 }) =>
      fittingZoom(size, extentFrom(points, firstPlace), HALF);
    const whole = zoom();
    points.positions.set([500, 0, 0]);
    expect(zoom()).toBeGreaterThan(0.4 * whole);
    expect(zoom({ width: 0, height: 0 })).toBe(1);
  });
});

describe('places of the camera', () => {
  it('along an axis the whole cloud is in view, also if it is longer across', () => {
    const points = cloud(300, 0.3);
    for (let i = 0; i < points.positions.length; i += 3) points.positions[i]! *= 5;
    for (const axis of [0, 1, 2]) {
      const direction = [0, 1, 2].map((i) => Number(i === axis));
      const place = alongAxis(direction, (at) => extentFrom(points, at), extentFrom(points, firstPlace));
      expect(place.slice(3)).toEqual([0, 0, 0]);
      expect(Math.hypot(place[0], place[1], place[2])).toBeCloseTo(Math.abs(place[axis]!), 2);
      const seen = spots(points, 800, 780, place);
      expect(seen.filter(([x, y]) => x < 0 || x > 800 || y < 0 || y > 780)).toEqual([]);
    }
  });

  it('around some points keeps the direction, and a single point is not too near', () => {
    const points = cloud(10, 1);
    const [x, y, z] = points.positions;
    const place = around(points.positions, [0], frontPlace);
    expect(place.slice(3)).toEqual([x, y, z]);
    expect(place[0]).toBeCloseTo(x!);
    expect(place[2] - z!).toBeGreaterThan(0.3);
    const all = around(points.positions, [...Array(10).keys()], frontPlace);
    expect(all[2] - all[5]).toBeGreaterThan(0.5 * FIRST_DISTANCE);
  });
});

it('has room for one layer and the next', () => {
  const [wide, high] = [
    { horizontal: 0.5, vertical: 0.2 },
    { horizontal: 0.3, vertical: 0.4 },
  ];
  expect(widest(wide, high)).toEqual({ horizontal: 0.5, vertical: 0.4 });
});
