import { describe, expect, it } from 'vitest';
import { parseIndices, printIndices } from './indexText.ts';

/** Numbers in [0, 1), the same at every run. */
function* uniform(seed: number) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function sample(n: number, share: number, seed = 1): Uint32Array {
  const random = uniform(seed);
  return Uint32Array.from({ length: n }, (_, i) => i).filter(() => random.next().value! < share);
}

describe('indices in a link', () => {
  it('are readable while they are few', () => {
    expect(printIndices(Uint32Array.of(3, 7, 10, 11, 12))).toBe('3,7,10-12');
    expect(parseIndices('3,7,10-12')).toEqual(Uint32Array.of(3, 7, 10, 11, 12));
    expect(printIndices(new Uint32Array())).toBe('');
  });

  it('may be written by hand, in any order', () => {
    expect(parseIndices('7,3,4,5-6,3')).toEqual(Uint32Array.of(3, 4, 5, 6, 7));
  });

  it.each([
    [65_536, 0.0001],
    [65_536, 0.153],
    [65_536, 0.5],
    [65_536, 0.9999],
    [65_536, 1],
    [1_048_576, 0.01],
  ])('of %i, a share of %f, come back', (n, share) => {
    const indices = sample(n, share);
    const text = printIndices(indices);
    expect(text).toMatch(/^[\w,~-]*$/);
    expect(parseIndices(text)?.join()).toBe(indices.join());
  });

  it('take few characters: 10,000 random ones of 65,536 less than 8,000', () => {
    expect(printIndices(sample(65_536, 10_000 / 65_536)).length).toBeLessThan(8_000);
    expect(printIndices(sample(65_536, 1)).length).toBeLessThan(10);
  });

  it('of the largest value come back', () => {
    const indices = Uint32Array.of(...sample(500, 0.4), 2 ** 32 - 2, 2 ** 32 - 1);
    expect(parseIndices(printIndices(indices))?.join()).toBe(indices.join());
  });

  it.each([
    'x',
    '3-',
    '-3',
    '5-3',
    '1,,2',
    '99999999999',
    '~',
    '~A',
    '~AA',
    '~A!A',
    '~__AAAA',
    '0-4294967295',
  ])('are refused in %j', (text) => expect(parseIndices(text)).toBeUndefined());

  it('are refused beyond a number of them, before they are made', () => {
    expect(parseIndices('0-99', 99)).toBeUndefined();
    expect(parseIndices(printIndices(sample(1000, 0.5)), 100)).toBeUndefined();
  });

  it('of any damaged text are ascending or refused', () => {
    const random = uniform(7);
    const text = printIndices(sample(2000, 0.3));
    for (let i = 0; i < 300; i++) {
      const at = 1 + Math.floor(random.next().value! * (text.length - 1));
      const digit = String.fromCharCode(65 + Math.floor(random.next().value! * 26));
      const indices = parseIndices(text.slice(0, at) + digit + text.slice(at + 1));
      for (let j = 1; j < (indices?.length ?? 0); j++) expect(indices![j]).toBeGreaterThan(indices![j - 1]!);
    }
  });
});
