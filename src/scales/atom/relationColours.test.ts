import { expect, it } from 'vitest';
import type { Palette } from '../../state/theme.ts';
import { categoryColour } from '../../state/categoryColour.ts';
import { relationPalette } from './relationColours.ts';

const palette: Palette = {
  text: '#ffffff',
  dim: '#999999',
  faint: '#777777',
  line: '#333333',
  background: '#000000',
  accent: '#77ccff',
  good: '#44cc99',
  warning: '#ffaa44',
  categories: ['#2d99cf', '#eaa23f', '#48c6a2'],
  other: '#888888',
};

it('gives a relation one colour, whichever others are shown', () => {
  const all = ['a', 'b', 'c', 'd'];
  const colourOf = (id: string, shown: readonly string[]) =>
    categoryColour(relationPalette(palette, shown, all), shown.indexOf(id));
  for (const id of all) {
    expect(colourOf(id, [id])).toBe(colourOf(id, all));
    expect(
      colourOf(
        id,
        ['b', id, 'c'].filter((one, i, list) => list.indexOf(one) === i),
      ),
    ).toBe(colourOf(id, all));
  }
  expect(new Set(all.map((id) => colourOf(id, all))).size).toBe(4);
});
