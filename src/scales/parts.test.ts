import { describe, expect, it } from 'vitest';
import { SCALES } from './index.ts';
import { partsOf } from './parts.ts';

describe('the parts of a scale', () => {
  it.each(SCALES.map(({ id }) => id))('stand in the folder of the scale %s', (id) => {
    expect(partsOf(id)).toMatchObject({ Panel: {}, Stage: {} });
    expect(partsOf(id)).toBe(partsOf(id));
  });

  it('include a card where the scale pins anything but features', () => {
    const pinsOthers = SCALES.filter(({ item, shows }) => item !== 'feature' || shows !== undefined);
    expect(pinsOthers).not.toEqual([]);
    for (const { id } of pinsOthers) expect(partsOf(id).Card, id).not.toBeNull();
  });

  it('are asked for in vain when the folder lacks them: the error names the file', () => {
    expect(() => partsOf('moon')).toThrow('./moon/panel/Panel.tsx');
  });
});
