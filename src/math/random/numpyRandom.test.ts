import { describe, expect, it } from 'vitest';
import { numpyRandom } from './numpyRandom.ts';

describe('NumPy’s random stream', () => {
  // r = numpy.random.RandomState(42); r.uniform(-1, 1, 3), r.randint(4096), r.random_sample(3), r.randint(5), …
  it('draws what NumPy draws', () => {
    const stream = numpyRandom(42);
    for (const expected of [-0.25091976, 0.90142861, 0.46398788]) {
      expect(2 * stream.uniform() - 1).toBeCloseTo(expected, 8);
    }
    expect(stream.integer(4096)).toBe(3772);
    for (const expected of [0.59685016, 0.44583275, 0.09997492]) {
      expect(stream.uniform()).toBeCloseTo(expected, 8);
    }
    expect([stream.integer(5), stream.integer(7), stream.integer(1)]).toEqual([2, 4, 0]);
  });

  // numpy.random.RandomState(0).random_sample(1001)[-1], beyond the first 624 words
  it('continues beyond its first state', () => {
    const stream = numpyRandom(0);
    let last = 0;
    for (let i = 0; i < 1001; i++) last = stream.uniform();
    expect(last).toBeCloseTo(0.5928802707811576, 12);
  });
});
