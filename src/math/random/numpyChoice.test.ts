import { describe, expect, test } from 'vitest';
import reference from './fixtures/numpyRandom.json' with { type: 'json' };
import { choiceWithoutReplacement, choiceWithReplacement } from './numpyChoice.ts';
import { numpyRandom } from './numpyRandom.ts';
import { permutation } from './random.ts';

/** The first and last eight draws of many. */
const ends = (draws: Uint32Array) => [...draws.subarray(0, 8), ...draws.subarray(-8)];

describe.each(reference)('NumPy’s RandomState($seed)', (expected) => {
  test('draws the same rows, integers and normals, one after another from one stream', () => {
    const stream = numpyRandom(expected.seed);
    expect(ends(choiceWithoutReplacement(7000, 5000, stream))).toEqual(expected.without);
    expect(ends(choiceWithReplacement(5000, 5000, stream))).toEqual(expected.with);
    expect([...permutation(17, stream)]).toEqual(expected.permutation);
    const bounds = [1, 2, 3, 255, 256, 257, 65_536, 2 ** 31 - 1, 2 ** 32];
    expect(bounds.map((below) => stream.integer(below))).toEqual(expected.integers);
    for (const normal of expected.normals) expect(stream.normal()).toBeCloseTo(normal, 13);
    for (const uniform of expected.uniforms) expect(stream.uniform()).toBe(uniform);
    expect(stream.normal()).toBeCloseTo(expected['last normal'], 13);
  });
});

test('more rows than there are cannot be drawn without replacement', () => {
  expect(() => choiceWithoutReplacement(3, 4, numpyRandom(0))).toThrow('4 of 3 rows');
});
