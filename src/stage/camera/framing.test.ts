import { describe, expect, it } from 'vitest';
import { framing, type Box } from './framing.ts';

const controls: Box = [16, 8, 374, 72];
const legends: Box = [16, 290, 374, 370];

describe('framing', () => {
  it('a low picture’s scene stands between what covers its top and its bottom', () => {
    const { zoom, shift } = framing(377, [controls, legends]);
    expect(zoom).toBe(0.68);
    expect(shift).toBe(Math.round((72 + 290 - 377) / 2));
    expect(framing(377, [legends])).toEqual({ zoom: 290 / 377, shift: -43 });
  });

  it('a high picture, or one that nothing covers, is left whole', () => {
    expect(framing(780, [controls, legends])).toEqual({ zoom: 1, shift: 0 });
    expect(framing(377, [])).toEqual({ zoom: 1, shift: 0 });
    expect(framing(0, [])).toEqual({ zoom: 1, shift: 0 });
  });

  it('a picture that is covered altogether still has a scene', () => {
    expect(
      framing(100, [
        [0, 0, 390, 90],
        [0, 20, 390, 100],
      ]),
    ).toEqual({ zoom: 0.68, shift: 0 });
  });
});
