import { expect, test } from 'vitest';
import type { Labels, LayerInfo } from '../../../dataset/dataset.ts';
import { BUILT_IN, columnTitle, distinctName } from './names.ts';
import { labelColumn, numericOptions } from './numericColumns.ts';

const layer = { has: { decoder: true } } as LayerInfo;
const labels: Labels = {
  description: ['a', 'b'],
  frequency: Float32Array.of(0.1, 0.2),
  numeric: {
    norm: Float32Array.of(1, 2),
    Firing_frequency: Float32Array.of(3, 4),
    my_score: Float32Array.of(5, 6),
  },
  category: [],
};

test('a column that is called like a built-in one has another name in choices, and the same id as before', () => {
  const options = numericOptions(labels, layer);
  expect(new Set(options.map(({ name }) => name.toLowerCase())).size).toBe(options.length);
  expect(options.slice(3)).toEqual([
    { id: 'column:norm', name: 'norm (column)' },
    { id: 'column:Firing_frequency', name: 'Firing frequency (column)' },
    { id: 'column:my_score', name: 'my score' },
  ]);
});

test('its legend says so too', () => {
  expect(labelColumn('column:norm', labels)?.title).toBe('norm (column)');
  expect(labelColumn('frequency', labels)?.title).toBe('firing frequency, of tokens');
});

test('a column with a built-in name is told apart; tables keep the letters of names', () => {
  for (const name of Object.values(BUILT_IN)) expect(columnTitle(name, {})).toBe(`${name} (column)`);
  expect(distinctName('lobe_name')).toBe('lobe_name (column)');
  expect(distinctName('my_score')).toBe('my_score');
});

test('columns whose names differ only by an underscore and a space have titles that differ', () => {
  const values = Float32Array.of(1, 2);
  const alike: Labels = {
    ...labels,
    numeric: { my_score: values, 'my score': values, other_one: values },
    groups: { 'my score_2': ['a', 'b'] },
    texts: { my_score_2: ['a', 'b'] },
  };
  expect(numericOptions(alike, layer).slice(3)).toEqual([
    { id: 'column:my_score', name: 'my_score' },
    { id: 'column:my score', name: 'my score' },
    { id: 'column:other_one', name: 'other one' },
  ]);
  expect(labelColumn('column:my_score', alike)?.title).toBe('my_score');
  expect(columnTitle('my score_2', alike)).toBe('my score_2');
  expect(columnTitle('my_score_2', alike)).toBe('my_score_2');
});
