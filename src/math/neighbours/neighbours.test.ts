import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../matrices/matrix.ts';
import { neighboursByCosine } from './neighbours.ts';

describe('neighbours by cosine', () => {
  it('orders rows by angle, whatever their length', () => {
    const x = matrix(Float32Array.of(1, 0, 0, 5, 10, 1, -2, 0, 3, 3), 5, 2);
    const found = neighboursByCosine(x, 0, 3);
    expect([...found.indices]).toEqual([2, 4, 1]);
    expect(found.cosines[0]).toBeCloseTo(10 / Math.sqrt(101), 6);
    expect(found.cosines[1]).toBeCloseTo(Math.SQRT1_2, 6);
  });

  it('never contains the row itself, is sorted, and does not depend on scale', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1, max: 25 }), (values, seed, k) => {
        const of = seed % values.length;
        const x = matrix(Float32Array.from(values.flat()), values.length, 2);
        const scaled = matrix(
          x.data.map((v) => v * 4),
          x.rows,
          2,
        );
        const found = neighboursByCosine(x, of, k);
        expect(found.indices.length).toBe(Math.min(k, x.rows - 1));
        expect([...found.indices]).not.toContain(of);
        expect([...found.cosines]).toEqual([...found.cosines].sort((a, b) => b - a));
        expect([...neighboursByCosine(scaled, of, k).indices]).toEqual([...found.indices]);
      }),
    );
  });

  it('gives a row of zeros cosine 0 and refuses a missing row', () => {
    const x = matrix(Float32Array.of(0, 0, 1, 1), 2, 2);
    expect([...neighboursByCosine(x, 0, 5).cosines]).toEqual([0]);
    expect(() => neighboursByCosine(x, 2, 1)).toThrow('expected a row number below 2, found 2');
  });
});
