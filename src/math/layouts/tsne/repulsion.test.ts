import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../random/random.ts';
import { cellTrees } from './cellTree.ts';
import { repulsion } from './repulsion.ts';

/** Points in clumps of very different sizes, some of them copies of each other. */
function points(n: number, dimensions: number, seed: number): Float64Array {
  const stream = random(seed);
  const positions = new Float64Array(n * dimensions);
  for (let i = 0; i < n; i++) {
    const copied = i > 0 && stream.uniform() < 0.1 ? stream.integer(i) : -1;
    const scale = 10 ** (4 * stream.uniform() - 2);
    for (let axis = 0; axis < dimensions; axis++) {
      const value = copied < 0 ? scale * stream.normal() : positions[copied * dimensions + axis]!;
      positions[i * dimensions + axis] = value;
    }
  }
  return positions;
}

/** The sums over all pairs, in the order of the points. */
function direct(positions: Float64Array, dimensions: number) {
  const n = positions.length / dimensions;
  const forces = new Float64Array(positions.length);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      let square = 0;
      for (let axis = 0; axis < dimensions; axis++) {
        square += (positions[i * dimensions + axis]! - positions[j * dimensions + axis]!) ** 2;
      }
      const q = 1 / (1 + square);
      weights[i]! += q;
      for (let axis = 0; axis < dimensions; axis++) {
        forces[i * dimensions + axis]! +=
          q * q * (positions[i * dimensions + axis]! - positions[j * dimensions + axis]!);
      }
    }
  }
  return { forces, weights };
}

/** The repulsion by the tree, in the order of the points. */
function byTree(positions: Float64Array, dimensions: number, angle: number) {
  const n = positions.length / dimensions;
  const tree = cellTrees(n, dimensions)(positions);
  // In two parts, as members share it.
  const half = Math.floor(n / 2);
  const parts = [repulsion(tree, angle, 0, half), repulsion(tree, angle, half, n)];
  const forces = new Float64Array(positions.length);
  const weights = new Float64Array(n);
  tree.order.forEach((i, at) => {
    const [part, place] = at < half ? [parts[0]!, at] : [parts[1]!, at - half];
    weights[i] = part.weights[place]!;
    for (let axis = 0; axis < dimensions; axis++) {
      forces[i * dimensions + axis] = part.forces[place * dimensions + axis]!;
    }
  });
  return { forces, weights, tree };
}

const size = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const apart = (a: Float64Array, b: Float64Array) => size(a.map((value, at) => value - b[at]!));
const world = fc.record({
  n: fc.integer({ min: 1, max: 120 }),
  dimensions: fc.constantFrom(2, 3),
  seed: fc.nat(),
});

describe('repulsion', () => {
  test('without far cells is the sum over all pairs, copies included', () => {
    fc.assert(
      fc.property(world, ({ n, dimensions, seed }) => {
        const positions = points(n, dimensions, seed);
        const [exact, found] = [direct(positions, dimensions), byTree(positions, dimensions, 0)];
        expect(apart(found.weights, exact.weights)).toBeLessThanOrEqual(1e-9 * n);
        expect(apart(found.forces, exact.forces)).toBeLessThanOrEqual(1e-9 * n);
      }),
      { numRuns: 60 },
    );
  });

  test.each([2, 3])(
    'with far cells is within 2 % of the sum over all pairs in %i dimensions',
    (dimensions) => {
      const positions = points(1500, dimensions, 5);
      const [exact, found] = [direct(positions, dimensions), byTree(positions, dimensions, 0.5)];
      expect(apart(found.weights, exact.weights)).toBeLessThan(0.02 * size(exact.weights));
      expect(apart(found.forces, exact.forces)).toBeLessThan(0.02 * size(exact.forces));
      // It is an approximation: otherwise this test would compare the sums with themselves.
      expect(apart(found.weights, exact.weights)).toBeGreaterThan(0);
    },
  );

  test('of points that all lie at one place is a weight without a force', () => {
    const { forces, weights } = byTree(new Float64Array(2 * 50).fill(3), 2, 0.5);
    expect(weights.every((weight) => weight === 49)).toBe(true);
    expect(size(forces)).toBe(0);
  });
});

describe('the tree', () => {
  test('holds every point in one leaf, and its cells have the means of their points', () => {
    fc.assert(
      fc.property(world, ({ n, dimensions, seed }) => {
        const {
          order,
          points: sorted,
          cells,
          links,
          size: count,
        } = byTree(points(n, dimensions, seed), dimensions, 0).tree;
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        expect(count).toBeLessThan(2 * n);
        const stride = dimensions + 2;
        let at = 0;
        for (let cell = 0; cell < count; cell++) {
          if (links[2 * cell + 1]! < 0) continue;
          expect(links[2 * cell + 1]).toBe(at);
          at += cells[cell * stride + dimensions]!;
        }
        expect(at).toBe(n);
        for (let axis = 0; axis < dimensions; axis++) {
          let mean = 0;
          for (let i = 0; i < n; i++) mean += sorted[i * dimensions + axis]! / n;
          expect(Math.abs(cells[axis]! - mean)).toBeLessThan(1e-9 * (1 + Math.abs(mean)) + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });
});
