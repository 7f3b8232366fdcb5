import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeNumbers } from './fields.ts';

describe('whole numbers in a link', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (list) => {
        expect(wholeNumbers().parse(wholeNumbers().print(list))).toEqual(list);
      }),
    );
    expect(wholeNumbers().parse('1,-2')).toBeUndefined();
  });
});
