import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../random/random.ts';
import { matchLengths } from './matchLengths.ts';

test('the lengths are those of the other cloud, by rank, and the directions stay', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      (seed, n, dim) => {
        const stream = random(seed);
        const cloud = () => ({
          data: Float32Array.from({ length: n * dim }, () => stream.normal()),
          rows: n,
          columns: dim,
        });
        const origin = Float64Array.from({ length: dim }, () => stream.normal());
        const x = cloud();
        const wanted = Float64Array.from({ length: n }, () => 1 + stream.uniform());
        const none = new Float64Array(n);
        const before = x.data.slice();
        matchLengths(x, wanted, origin, none);
        const lengths = (data: Float32Array) =>
          Array.from({ length: n }, (_, i) =>
            Math.hypot(...Array.from({ length: dim }, (_, j) => data[i * dim + j]! - origin[j]!)),
          );
        const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
        sorted(lengths(x.data)).forEach((length, i) => {
          expect(length).toBeCloseTo(sorted([...wanted])[i]!, 4);
        });
        const [now, then] = [lengths(x.data), lengths(before)];
        for (let at = 0; at < n * dim; at++) {
          const i = Math.floor(at / dim);
          const o = origin[at % dim]!;
          expect((x.data[at]! - o) * then[i]!).toBeCloseTo((before[at]! - o) * now[i]!, 3);
        }
      },
    ),
  );
});
