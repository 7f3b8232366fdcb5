import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lobeNames } from './lobeNames.ts';

describe('names of lobes in a link', () => {
  it('come back as they were written', () => {
    const name = fc.record({
      layer: fc.string({ unit: 'grapheme' }),
      slot: fc.nat(2000),
      name: fc.string({ minLength: 1, unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const field = lobeNames();
        expect(field.parse(field.print(names))).toEqual(names);
      }),
    );
  });

  it('are refused if they are not understood', () => {
    for (const text of ['2~x~code', '2~0', '2~0~%E0%A4%A', ','])
      expect(lobeNames().parse(text)).toBeUndefined();
  });
});
