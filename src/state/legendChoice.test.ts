import { describe, expect, it } from 'vitest';
import { legendField, legendKey } from './legendChoice.ts';

describe('the choice among the entries of a legend in a link', () => {
  it('comes back as it was', () => {
    for (const choice of [
      { legend: legendKey(['lobes', 'one']), alone: null, hidden: [0, 4, 5, 6] },
      { legend: legendKey(['category']), alone: 12, hidden: [] },
    ])
      expect(legendField.parse(legendField.print(choice))).toEqual(choice);
    expect(legendField.print({ legend: 'a1', alone: null, hidden: [0, 4, 5, 6] })).toBe('a1::0,4-6');
    expect(legendField.print(null)).toBe('');
  });

  it('is refused if it is not understood', () => {
    for (const text of ['', 'a1', 'a1:x:', 'a1::x', 'A1::1', 'a1:1:2:3', 'a1::0-99999999'])
      expect(legendField.parse(text)).toBeUndefined();
  });

  it('belongs to a legend with the same title and the same entries', () => {
    expect(legendKey(['lobes', 'one', 'two'])).not.toBe(legendKey(['lobes', 'two', 'one']));
    expect(legendKey(['lobes', '1 · naïve'])).toMatch(/^[0-9a-z]{1,7}$/);
  });
});
