import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random, type Random } from '../random/random.ts';
import { EPSILON, mixtureIndex } from './mixture.ts';
import { outermost } from './outermost.ts';
import { separabilityIndex } from './separability.ts';
import { plainMixture, plainSeparability } from './testing/byDefinition.ts';

/** Clouds on which short cuts could go wrong: ties, lines, far points, points on a grid, far from the origin. */
const CLOUDS: Readonly<Record<string, (stream: Random) => readonly [number, number]>> = {
  normal: (stream) => [stream.normal(), stream.normal()],
  sparse: (stream) => [
    stream.uniform() < 0.3 ? Math.abs(stream.normal()) : 0,
    stream.uniform() < 0.2 ? stream.normal() ** 3 : 0,
  ],
  grid: (stream) => [stream.integer(5), stream.integer(4)],
  line: (stream) => {
    const along = stream.normal();
    return [3 * along, along];
  },
  circle: (stream) => {
    const angle = 2 * Math.PI * stream.uniform();
    return [Math.cos(angle), Math.sin(angle)];
  },
  far: (stream) => [1e6 + stream.normal(), -3e5 + (stream.uniform() < 0.02 ? 400 : stream.normal())],
  flat: (stream) => [stream.normal(), 0],
};

const cloud = fc.record({
  name: fc.constantFrom(...Object.keys(CLOUDS)),
  n: fc.integer({ min: 1, max: 160 }),
  seed: fc.nat(),
});

function pointsOf(name: string, n: number, seed: number): [Float64Array, Float64Array] {
  const stream = random(seed);
  const points = Array.from({ length: n }, () => CLOUDS[name]!(stream));
  return [Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y)];
}

describe('short cuts that change no digit', () => {
  it('has the separability of its definition, whatever the number of rotations', () => {
    fc.assert(
      fc.property(cloud, fc.integer({ min: 1, max: 47 }), ({ name, n, seed }, rotations) => {
        const [x, y] = pointsOf(name, n, seed);
        expect(separabilityIndex(x, y, rotations).bits).toBe(plainSeparability(x, y, rotations));
      }),
      { numRuns: 150, seed: 18 },
    );
  });

  it('has the mixture index of its definition', () => {
    fc.assert(
      fc.property(cloud, ({ name, n, seed }) => {
        const [x, y] = pointsOf(name, n, seed);
        const share = plainMixture(x, y);
        expect(mixtureIndex(x, y).share).toBe(share);
        // As a large cloud: most directions are left out by a bound, and bands are looked up.
        expect(mixtureIndex(x, y, EPSILON, 0).share).toBe(share);
      }),
      { numRuns: 60, seed: 18 },
    );
  });

  it('keeps every point that is the farthest in some direction, and few others', () => {
    for (const [name, seed] of [
      ['normal', 1],
      ['sparse', 2],
      ['far', 3],
    ] as const) {
      const [x, y] = pointsOf(name, 2000, seed);
      const kept = outermost(x, y);
      // Of the sparse points most lie on an edge of the cloud.
      expect(kept.length).toBeLessThan(name === 'sparse' ? 1900 : 300);
      for (let i = 0; i < 997; i++) {
        const [cosine, sine] = [Math.cos((2 * Math.PI * i) / 997), Math.sin((2 * Math.PI * i) / 997)];
        const along = (t: number) => x[t]! * cosine + y[t]! * sine;
        const most = Math.max(...Array.from(kept, along));
        for (let t = 0; t < x.length; t++) if (along(t) > most) expect([name, i, t]).toEqual([]);
      }
    }
  });
});
