import { expect, it } from 'vitest';
import { compareResults, comparisonText } from './compare.ts';

const result = () => ({
  positions: Float32Array.of(1, -2, NaN),
  figures: [{ p: 0.25, note: 'as it is' }, { p: null }],
});

it('equal results are the same to the last digit, not-a-number included', () => {
  const same = compareResults(result(), result());
  expect(same).toMatchObject({ numbers: 4, differing: 0, largest: 0, otherwise: '' });
  expect(comparisonText(same)).toBe('Computed here, all 4 numbers are the same to the last digit.');
});

it('a difference is measured against the largest number of its field', () => {
  const other = result();
  other.positions[0] = 1.5;
  const found = compareResults(result(), other);
  expect(found).toMatchObject({ differing: 1, largest: 0.25, place: 'positions' });
  expect(comparisonText(found)).toBe(
    'Computed here, 1 of 4 numbers differ, at most by 25 % of the largest in positions.',
  );
});

it('an infinite position, another text and another length are differences', () => {
  const infinite = result();
  infinite.positions[1] = Infinity;
  expect(comparisonText(compareResults(infinite, result()))).toMatch(
    /without measure of the largest in positions/,
  );
  const text = result();
  text.figures[0]!.note = 'another';
  expect(compareResults(result(), text).otherwise).toBe('figures, note');
  const longer = { ...result(), positions: new Float32Array(4) };
  expect(comparisonText(compareResults(result(), longer))).toBe(
    'Computed here, it has another form: positions differs.',
  );
});
