import { describe, expect, it } from 'vitest';
import { besideNull } from '../../../../math/statistics/nulls/nullFigure.ts';
import { verdict } from './verdict.ts';

/** Twenty draws about −0.2 with a deviation of some 0.02. */
const draws = Array.from({ length: 20 }, (_, i) => -0.2 + 0.02 * Math.sin(7 * i) * 1.4);
const figure = (value: number) => besideNull(value, draws);
const judged = (inSample: number, heldOut: number | null, changes = {}) =>
  verdict({
    pairs: 20,
    relations: 5,
    inSample: figure(inSample),
    heldOut: heldOut === null ? null : figure(heldOut),
    paired: besideNull(0.9, draws),
    ...changes,
  }).code;

describe('the verdict', () => {
  it('depends on the held-out separation against its null, then on the in-sample one', () => {
    expect(judged(0.5, 0.3)).toBe('holds');
    expect(judged(0.5, -0.05)).toBe('faint');
    expect(judged(0.5, -0.19)).toBe('inSampleOnly');
    expect(judged(-0.2, -0.19)).toBe('noBetter');
    expect(judged(-0.2, -0.6)).toBe('noBetter');
  });

  it('is withheld if there are too few data', () => {
    expect(judged(0.5, null)).toBe('tooFew');
    expect(judged(0.5, 0.3, { pairs: 3 })).toBe('tooFew');
    expect(judged(0.5, 0.3, { relations: 1 })).toBe('alone');
  });

  it('is that there is a direction and no pairing if random pairings agree as well', () => {
    expect(judged(0.5, 0.3, { paired: besideNull(-0.2, draws) })).toBe('direction');
    expect(judged(0.5, 0.3, { paired: besideNull(-0.9, draws) })).toBe('direction');
    expect(judged(0.5, 0.3, { paired: null })).toBe('direction');
  });

  it('needs some twenty draws', () => {
    expect(judged(0.5, null, { heldOut: besideNull(0.3, draws.slice(0, 5)) })).toBe('inSampleOnly');
  });

  it('carries its figures', () => {
    const heldOut = figure(0.3);
    expect(verdict({ pairs: 20, relations: 5, inSample: null, heldOut, paired: null })).toMatchObject({
      pairs: 20,
      heldOut,
    });
  });
});
