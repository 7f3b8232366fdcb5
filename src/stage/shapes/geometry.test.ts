import { expect, test } from 'vitest';
import type { PointSet } from '../scene.ts';
import { paintGeometry, pointGeometry } from './geometry.ts';

const n = 5;
const places = Float32Array.from({ length: 3 * n }, (_, i) => i / 3);
const points: PointSet = {
  positions: places,
  colours: new Uint8Array(4 * n).fill(7),
  sizes: new Float32Array(n).fill(2),
};

/** How often each buffer was sent to the graphics device again. */
const versions = (geometry: ReturnType<typeof pointGeometry>) =>
  Object.fromEntries(
    ['position', 'from', 'colour', 'size'].map((name) => {
      const attribute = geometry.getAttribute(name);
      return [name, 'version' in attribute ? attribute.version : -1];
    }),
  );

test('new colours are sent to the graphics device, and nothing else', () => {
  const geometry = pointGeometry(points);
  paintGeometry(geometry, points);
  const before = versions(geometry);
  const colours = points.colours.map((value) => value + 1);
  paintGeometry(geometry, { ...points, colours });
  expect(geometry.getAttribute('colour').array).toBe(colours);
  expect(versions(geometry)).toEqual({ ...before, colour: before['colour']! + 1 });
  paintGeometry(geometry, { ...points, colours });
  expect(versions(geometry)['colour']).toBe(before['colour']! + 1);
});

test('shapes come and go with the points that have them', () => {
  const geometry = pointGeometry(points);
  paintGeometry(geometry, { ...points, shapes: new Float32Array(n).fill(3) });
  expect(geometry.getAttribute('shape').array).toEqual(new Float32Array(n).fill(3));
  paintGeometry(geometry, points);
  expect(geometry.hasAttribute('shape')).toBe(false);
});

test('without a place to come from, the morph moves nothing', () => {
  const geometry = pointGeometry(points);
  expect(geometry.getAttribute('from')).toBe(geometry.getAttribute('position'));
  const from = new Float32Array(3 * n);
  expect(pointGeometry({ positions: places, from }).getAttribute('from').array).toBe(from);
});
