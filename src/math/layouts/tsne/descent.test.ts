import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../random/random.ts';
import { teamWork } from '../../work/testing/teamWork.ts';
import { CancelledError, quietWork } from '../../work/work.ts';
import { divergence } from './attraction.ts';
import { descend, gradient } from './descent.ts';
import { withForces } from './forces.ts';
import { jointProbabilities, type JointProbabilities } from './jointProbabilities.ts';

/** Joint probabilities of n points on a ring, each with its k nearest on it. */
function ring(n: number, k: number): JointProbabilities {
  const indices = new Uint32Array(n * k);
  const squares = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) {
      const away = (c % 2 ? 1 : -1) * (1 + Math.floor(c / 2));
      indices[i * k + c] = (i + away + n) % n;
      squares[i * k + c] = away * away * (1 + (i % 3));
    }
  }
  return jointProbabilities(indices, squares, k, k / 2);
}

function places(n: number, dimensions: number, seed: number): Float64Array {
  const stream = random(seed);
  return Float64Array.from({ length: n * dimensions }, () => 2 * stream.normal());
}

/** Forces and divergence, the repulsion exact. */
const at = (joint: JointProbabilities, positions: Float64Array, dimensions: number) =>
  withForces(joint, dimensions, 0, quietWork, async (forcesAt) => {
    const forces = await forcesAt(positions);
    return {
      slopes: gradient(forces),
      value: divergence(joint, positions, dimensions, forces.normalisation),
    };
  });

describe('the gradient', () => {
  test('is the change of the divergence with each coordinate', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: 25 }),
        fc.constantFrom(2, 3),
        fc.nat(),
        async (n, dimensions, seed) => {
          const joint = ring(n, 4);
          const positions = places(n, dimensions, seed);
          const { slopes } = await at(joint, positions, dimensions);
          const step = 1e-5;
          for (const coordinate of [0, 1, dimensions, n * dimensions - 1]) {
            const moved = async (by: number) => {
              const next = positions.slice();
              next[coordinate]! += by;
              return (await at(joint, next, dimensions)).value;
            };
            const difference = ((await moved(step)) - (await moved(-step))) / (2 * step);
            expect(Math.abs(slopes[coordinate]! - difference)).toBeLessThan(1e-6);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('turns and moves with the layout, and follows the order of the points', async () => {
    const [n, joint] = [24, ring(24, 4)];
    const positions = places(n, 2, 7);
    const { slopes, value } = await at(joint, positions, 2);
    const [cos, sin] = [Math.cos(1), Math.sin(1)];
    const turn = (v: Float64Array, shift: number) =>
      v.map((_, c) => {
        const [x, y] = [v[c - (c % 2)]!, v[c - (c % 2) + 1]!];
        return shift + (c % 2 ? sin * x + cos * y : cos * x - sin * y);
      });
    const turned = await at(joint, turn(positions, 5), 2);
    expect(Math.abs(turned.value - value)).toBeLessThan(1e-9);
    turn(slopes, 0).forEach((slope, c) => expect(Math.abs(turned.slopes[c]! - slope)).toBeLessThan(1e-9));
    // The ring begun three points later (its distances have period 3) is the same ring.
    const later = Float64Array.from({ length: 2 * n }, (_, c) => positions[(c + 6) % (2 * n)]!);
    const shifted = await at(joint, later, 2);
    expect(Math.abs(shifted.value - value)).toBeLessThan(1e-9);
    shifted.slopes.forEach((slope, c) => {
      expect(Math.abs(slope - slopes[(c + 6) % (2 * n)]!)).toBeLessThan(1e-9);
    });
  });
});

describe('the descent', () => {
  const options = { dimensions: 2, iterations: 300 } as const;
  const start = places(60, 2, 3).map((value) => 1e-4 * value);

  test('ends below where it began, and reports its positions on the way', async () => {
    const joint = ring(60, 6);
    const steps: number[] = [];
    const onStep = (_: Float64Array, step: number) => void steps.push(step);
    const begin = (await at(joint, start, 2)).value;
    const { positions, divergence: end } = await descend(joint, start, { ...options, onStep }, quietWork);
    expect(end).toBeLessThan(0.5 * begin);
    expect(steps).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    expect(Math.abs((await at(joint, positions, 2)).value - end)).toBeLessThan(0.01);
    expect(start).toEqual(places(60, 2, 3).map((value) => 1e-4 * value));
  });

  test('keeps a layout without clusters from vanishing while attraction is exaggerated', async () => {
    const n = 120;
    const stream = random(4);
    const indices = Uint32Array.from({ length: n * 40 }, (_, at) => {
      return (Math.floor(at / 40) + 1 + stream.integer(n - 1)) % n;
    });
    const joint = jointProbabilities(indices, new Float64Array(n * 40).fill(1), 40, 30);
    const sizes: number[] = [];
    const onStep = (positions: Float64Array) => {
      sizes.push(Math.sqrt(positions.reduce((sum, value) => sum + value * value, 0) / positions.length));
      expect(Math.abs(positions.reduce((sum, value, at) => sum + (at % 2) * value, 0))).toBeLessThan(1e-6);
    };
    const from = places(n, 2, 5).map((value) => 1e-4 * value);
    await descend(joint, from, { dimensions: 2, iterations: 200, onStep }, quietWork);
    expect(Math.min(...sizes)).toBeGreaterThan(1e-6);
    expect(sizes.at(-1)).toBeGreaterThan(1e-2);
  });

  test('has the same result to the last bit whatever the number of members', async () => {
    const [n, joint] = [1600, ring(1600, 4)];
    const from = places(n, 2, 9);
    const few = { ...options, iterations: 6 };
    const team = teamWork(3);
    const alone = await descend(joint, from, few, quietWork);
    expect(await descend(joint, from, few, team)).toEqual(alone);
    expect(team.ran.filter((name) => name === 'tsne/forces').length).toBe(7);
    expect(team.held()).toBe(0);
  });

  test('can be cancelled between steps, and returns what it lent', async () => {
    const team = teamWork(2);
    let pauses = 0;
    const pause = () => (++pauses > 3 ? Promise.reject(new CancelledError()) : Promise.resolve());
    await expect(descend(ring(1600, 4), places(1600, 2, 1), options, { ...team, pause })).rejects.toThrow(
      CancelledError,
    );
    expect(team.held()).toBe(0);
  });
});
