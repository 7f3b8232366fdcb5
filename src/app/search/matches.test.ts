import { describe, expect, it } from 'vitest';
import { findLabels } from './matches.ts';

const labels = [
  'opening bracket',
  'French words',
  'bracket, closing',
  'square brackets',
  '',
  'unbracketed 2',
];

describe('findLabels', () => {
  it('finds labels that contain every word, first those that begin with the first word', () => {
    expect(findLabels(labels, 'bracket').found).toEqual([2, 0, 3, 5]);
    expect(findLabels(labels, 'BRACKET open').found).toEqual([0]);
    expect(findLabels(labels, 'nothing of the kind')).toEqual({ found: [], fault: '' });
  });

  it('treats a number as a feature first, then as a part of a label', () => {
    expect(findLabels(labels, '2').found).toEqual([2, 5]);
    expect(findLabels(labels, '#4').found).toEqual([4]);
    expect(findLabels(labels, '#99').found).toEqual([]);
  });

  it('reads text between slashes as a regular expression, and says when it is not one', () => {
    expect(findLabels(labels, '/^(open|clos)/').found).toEqual([0]);
    expect(findLabels(labels, '/brackets?$/').found).toEqual([0, 3]);
    expect(findLabels(labels, '/(open')).toMatchObject({
      found: [],
      fault: expect.stringContaining('/(open/ is not a regular expression') as string,
    });
  });

  it('finds nothing for an empty search', () => {
    expect(findLabels(labels, '  ').found).toEqual([]);
  });
});
