import { expect, test } from 'vitest';
import type { DatasetInfo } from '../../../dataset/dataset.ts';
import { saidOf } from './linkNotes.ts';

const layers = ['0', '2'].map((id) => ({ id, name: `layer ${id}` }));
const info = { layers, defaultLayer: '2' } as unknown as DatasetInfo;

test('a link that was taken as written has nothing to say', () => {
  expect(saidOf([], '', info)).toBe('');
  expect(saidOf([], '0', info)).toBe('');
});

test('one line names what was written and what was taken', () => {
  const untaken = [
    { name: 'scale', written: 'moon', taken: 'brain' },
    { name: 'feature', written: 'x'.repeat(90), taken: '' },
    { name: 'brain.kk', written: '3', taken: null },
  ];
  expect(saidOf(untaken, '99', info)).toBe(
    `The link could not be taken as written: scale=moon is not possible (taken: brain); feature=${'x'.repeat(40)}… is not possible (left out); “brain.kk” is not a parameter; layer=99 is not in this dataset (shown: layer 2).`,
  );
});

test('a repeated parameter says which value counts', () => {
  expect(saidOf([{ name: 'scale', written: 'brain', taken: 'galaxy', repeated: true }], '', info)).toBe(
    'The link could not be taken as written: scale=brain repeats a parameter (taken: galaxy).',
  );
});

test('of many faults the first are named, and the others counted', () => {
  const untaken = Array.from({ length: 20 }, (_, i) => ({ name: `p${i}`, written: '', taken: null }));
  expect(saidOf(untaken, '', info)).toMatch(/“p5” is not a parameter; and 14 others\.$/);
  expect(saidOf(untaken.slice(0, 7), '', info)).toMatch(/“p6” is not a parameter\.$/);
});
