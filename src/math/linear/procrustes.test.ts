import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { procrustes } from './procrustes.ts';
import { rotated } from './rotated.ts';
import { random } from '../random/random.ts';

function normals(count: number, seed: number): Float64Array {
  const stream = random(seed);
  return Float64Array.from({ length: count }, () => stream.normal());
}

/** A product of k reflections: an orthogonal matrix. */
function orthogonal(k: number, seed: number): Float64Array {
  let q = Float64Array.from({ length: k * k }, (_, at) => (at % (k + 1) === 0 ? 1 : 0));
  for (let step = 0; step < k; step++) {
    const u = normals(k, seed + step + 1);
    const length = u.reduce((sum, x) => sum + x * x, 0);
    q = q.map((value, at) => {
      const row = at - (at % k);
      let along = 0;
      for (let i = 0; i < k; i++) along += q[row + i]! * u[i]!;
      return value - (2 * along * u[at % k]!) / length;
    });
  }
  return q;
}

const sizes = fc.tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 1, max: 6 }), fc.nat(1e6));

describe('procrustes', () => {
  it('undoes a rotation, reflections included', () => {
    fc.assert(
      fc.property(sizes, ([n, k, seed]) => {
        const a = normals(n * k, seed);
        const q = orthogonal(k, seed);
        const b = Float64Array.from({ length: n * k }, (_, at) => {
          let sum = 0;
          for (let i = 0; i < k; i++) sum += a[at - (at % k) + i]! * q[i * k + (at % k)]!;
          return sum;
        });
        const { rotation, rest } = procrustes(a, b, k);
        rotation.forEach((value, at) => expect(value).toBeCloseTo(q[at]!, 10));
        expect(rest).toBeLessThan(1e-20);
        rotated(a, k, rotation).forEach((value, at) => expect(value).toBeCloseTo(b[at]!, 5));
      }),
    );
  });

  it('finds an orthogonal matrix that no other beats', () => {
    fc.assert(
      fc.property(sizes, ([n, k, seed]) => {
        const a = normals(n * k, seed);
        const b = normals(n * k, seed + 1);
        const { rotation, rest } = procrustes(a, b, k);
        for (let i = 0; i < k; i++) {
          for (let j = 0; j < k; j++) {
            let inner = 0;
            for (let r = 0; r < k; r++) inner += rotation[r * k + i]! * rotation[r * k + j]!;
            expect(inner).toBeCloseTo(i === j ? 1 : 0, 10);
          }
        }
        const q = orthogonal(k, seed + 7);
        const size = b.reduce((sum, x) => sum + x * x, 0);
        let other = 0;
        for (let at = 0; at < a.length; at++) {
          let turned = 0;
          for (let i = 0; i < k; i++) turned += a[at - (at % k) + i]! * q[i * k + (at % k)]!;
          other += (turned - b[at]!) ** 2 / size;
        }
        expect(rest).toBeLessThanOrEqual(other + 1e-12);
        expect(rest).toBeLessThanOrEqual(procrustes(a, b, k, { by: 'signs' }).rest + 1e-12);
      }),
    );
  });

  it('changes only signs on request', () => {
    const a = normals(60, 4);
    const b = a.map((value, at) => (at % 3 === 1 ? -value : value));
    const { rotation, rest } = procrustes(a, b, 3, { by: 'signs' });
    expect(Array.from(rotation)).toEqual([1, 0, 0, 0, -1, 0, 0, 0, 1]);
    expect(rest).toBe(0);
  });

  // scipy.linalg.orthogonal_procrustes([[1, 2], [3, 4], [5, 7]], [[2, 1], [0, 3], [1, 1]])
  it('agrees with SciPy', () => {
    const { rotation } = procrustes([1, 2, 3, 4, 5, 7], [2, 1, 0, 3, 1, 1], 2);
    [-0.47409982, 0.8804711, 0.8804711, 0.47409982].forEach((value, at) =>
      expect(rotation[at]).toBeCloseTo(value, 7),
    );
  });

  it('has a defined result without information, and refuses impossible input', () => {
    expect(procrustes([], [], 2).rest).toBe(0);
    expect(Array.from(procrustes([0, 0], [0, 0], 2, { by: 'signs' }).rotation)).toEqual([1, 0, 0, 1]);
    const { rotation } = procrustes([0, 0], [0, 0], 2);
    expect(Math.abs(rotation[0]! * rotation[3]! - rotation[1]! * rotation[2]!)).toBeCloseTo(1, 12);
    expect(() => procrustes([1, 2], [1, 2, 3, 4], 2)).toThrow('2 and 4 scores along 2 axes');
    expect(() => procrustes([1, NaN], [1, 2], 2)).toThrow('not finite');
  });
});
