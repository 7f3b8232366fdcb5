import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutation, random } from '../random/random.ts';
import { circularAssociation } from './circularAssociation.ts';
import fixture from './fixtures/shapes.json' with { type: 'json' };
import { mixtureIndex } from './mixture.ts';
import { permutedWithin } from './permuted.ts';
import { mutualInformation, separabilityIndex } from './separability.ts';

const clouds = Object.entries(fixture.clouds).map(([name, { x, y, ...expected }]) => ({
  name,
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  expected,
}));

describe('the shape of points in a plane', () => {
  it.each(clouds)('has the indices that NumPy finds by the definitions: $name', ({ x, y, expected }) => {
    expect(mutualInformation(x, y)).toBeCloseTo(expected.information, 12);
    expect(separabilityIndex(x, y, fixture.rotations).bits).toBeCloseTo(expected.separability, 12);
    expect(mixtureIndex(x, y).share).toBeCloseTo(expected.mixture, 12);
  });

  it('is inseparable for a circle, separable for independent coordinates, however they are turned', () => {
    const stream = random(42);
    const turn = Float64Array.from({ length: 2000 }, () => 2 * Math.PI * stream.uniform());
    const circle = separabilityIndex(turn.map(Math.cos), turn.map(Math.sin), 200);
    expect(circle.bits).toBeGreaterThan(1);
    const [a, b] = [turn.map(() => stream.uniform()), turn.map(() => stream.uniform())];
    const [cosine, sine] = [Math.cos(0.5), Math.sin(0.5)];
    const square = separabilityIndex(
      a.map((value, i) => value * cosine - b[i]! * sine),
      a.map((value, i) => value * sine + b[i]! * cosine),
      200,
    );
    expect(square.bits).toBeLessThan(0.06);
    expect(Math.abs(square.angle - 0.5)).toBeLessThan(0.1);
  });

  it('has a band with the half of a mixture that has no part in a coordinate, and with few points of a circle', () => {
    const stream = random(7);
    const none = new Float64Array(500);
    const x = none.map((_, i) => (i % 2 === 0 ? stream.normal() : 0));
    const y = none.map((_, i) => (i % 2 === 0 ? 0 : stream.normal()));
    expect(mixtureIndex(x, y).share).toBeGreaterThan(0.5);
    const turn = none.map(() => 2 * Math.PI * stream.uniform());
    expect(mixtureIndex(turn.map(Math.cos), turn.map(Math.sin)).share).toBeLessThan(0.26);
  });

  it('does not change if the points are moved, scaled or listed in another order', () => {
    const shape = fc.record({ seed: fc.nat(), scale: fc.double({ min: 0.01, max: 100, noNaN: true }) });
    fc.assert(
      fc.property(shape, ({ seed, scale }) => {
        const stream = random(seed);
        const x = Float64Array.from({ length: 60 }, () => stream.normal());
        const y = x.map((value) => value * value + stream.normal());
        const order = permutation(60, stream);
        const shuffled = (from: Float64Array) => Float64Array.from(order, (i) => from[i]!);
        const mixed = mixtureIndex(shuffled(x), shuffled(y)).share;
        expect(mixed).toBe(mixtureIndex(x, y).share);
        const separable = separabilityIndex(x, y, 20).bits;
        expect(separabilityIndex(shuffled(x), shuffled(y), 20).bits).toBeCloseTo(separable, 12);
        // A power of two changes no digit of a coordinate.
        const power = 2 ** Math.round(Math.log2(scale));
        const grown = [x, y].map((values) => values.map((value) => power * value)) as [
          Float64Array,
          Float64Array,
        ];
        expect(separabilityIndex(...grown, 20).bits).toBeCloseTo(separable, 12);
        expect(mixtureIndex(...grown).share).toBe(mixtureIndex(x, y).share);
      }),
      { numRuns: 20 },
    );
  });

  it('exists for points that are all the same, and is refused without points', () => {
    const same = new Float64Array(5).fill(3);
    expect(separabilityIndex(same, same, 10).bits).toBe(0);
    expect(mixtureIndex(same, same).share).toBe(1);
    const none = new Float64Array(0);
    expect(() => separabilityIndex(none, none, 10)).toThrow('expected pairs of coordinates');
    expect(() => mixtureIndex(none, none)).toThrow('expected pairs of coordinates');
  });
});

describe('circularAssociation', () => {
  const days = Array.from({ length: 70 }, (_, i) => (2 * Math.PI * (i % 7)) / 7);

  it('is 1 for an angle that is turned and −1 for one that is reversed', () => {
    expect(
      circularAssociation(
        days,
        days.map((day) => day + 2),
      ),
    ).toBeCloseTo(1, 12);
    expect(
      circularAssociation(
        days,
        days.map((day) => 1 - day),
      ),
    ).toBeCloseTo(-1, 12);
  });

  it('agrees with the sum over pairs of its definition', () => {
    const stream = random(3);
    const a = days.map(() => 6 * stream.uniform());
    const b = a.map((angle) => angle + stream.normal());
    let [above, ofA, ofB] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      for (let j = 0; j < i; j++) {
        const [x, y] = [Math.sin(a[i]! - a[j]!), Math.sin(b[i]! - b[j]!)];
        above += x * y;
        ofA += x * x;
        ofB += y * y;
      }
    }
    expect(circularAssociation(a, b)).toBeCloseTo(above / Math.sqrt(ofA * ofB), 12);
  });

  it('does not exist for angles that do not differ', () => {
    expect(
      circularAssociation(
        days,
        days.map(() => 1),
      ),
    ).toBeNaN();
    expect(circularAssociation([], [])).toBeNaN();
  });
});

describe('permutedWithin', () => {
  // Feature 0 fires at every second of 40 tokens, feature 1 at eight of these.
  const activations = {
    tokens: 20,
    features: 2,
    token: Uint32Array.from({ length: 28 }, (_, p) => (p < 16 ? p >> 1 : p - 8)),
    feature: Uint32Array.from({ length: 28 }, (_, p) => (p < 16 ? p & 1 : 0)),
    value: Float64Array.from({ length: 28 }, (_, p) => p + 1),
  };

  it('keeps the values of each feature, at tokens in order and each feature once at a token', () => {
    const { tokens, token, feature, value } = permutedWithin(activations, 40, 1000, random(5));
    const valuesOf = (of: number, features: Uint32Array, values: Float64Array) =>
      [...values.filter((_, p) => features[p] === of)].sort((a, b) => a - b);
    for (const of of [0, 1]) {
      expect(valuesOf(of, feature, value)).toEqual(valuesOf(of, activations.feature, activations.value));
    }
    const places = Array.from(token, (at, p) => 2 * at + feature[p]!);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(new Set(token).size).toBe(tokens);
    expect(Math.max(...token)).toBe(tokens - 1);
  });

  it('draws from all tokens, so that features meet as often as independent ones', () => {
    const stream = random(9);
    const draws = 2000;
    let meetings = 0;
    for (let draw = 0; draw < draws; draw++) {
      const { tokens, token } = permutedWithin(activations, 40, 1000, stream);
      meetings += token.length - tokens;
    }
    // 20 · 8 / 40 on average.
    expect(meetings / draws).toBeCloseTo(4, 1);
  });

  it('takes a sample of more tokens than it may have', () => {
    const some = permutedWithin(activations, 40, 7, random(5));
    expect(some.tokens).toBe(7);
    expect(some.token.at(-1)).toBe(6);
    expect(() => permutedWithin(activations, 19, 7, random(5))).toThrow(
      'expected at least 20 tokens, found 19',
    );
  });
});
