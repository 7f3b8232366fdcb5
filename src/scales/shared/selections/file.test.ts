import { describe, expect, it } from 'vitest';
import type { DatasetInfo } from '../../../dataset/dataset.ts';
import type { SavedSelection } from '../../../state/selection/selection.ts';
import { looksLikeSelections, readSelections, writeSelections } from './file.ts';

const layer = (id: string, features: number, dictionary?: string) => ({ id, features, dictionary });
const datasetOf = (name: string, ...layers: ReturnType<typeof layer>[]) =>
  ({ name, layers }) as unknown as DatasetInfo;

const info = datasetOf('mini', layer('2', 100), layer('3', 100, 'shared'));
const saved: readonly SavedSelection[] = [
  { name: 'dates [1, 2]', slot: 3, item: 'feature', of: '2', members: Uint32Array.of(1, 5, 99) },
  { name: 'of all layers', slot: 0, item: 'feature', of: '@shared', members: Uint32Array.of(7) },
  { name: 'capitals', slot: 1, item: 'word', of: '', members: Uint32Array.of(2, 4) },
];
const text = writeSelections(saved, info);

describe('a file of saved selections', () => {
  it('brings them back, with their names and colours', () => {
    expect(readSelections(text, 'a.json', info)).toEqual({ saved, note: '' });
    expect(text).toContain('"members": [ 1, 5, 99 ]');
  });

  it('is recognised by its beginning, and no other JSON file is', () => {
    expect(looksLikeSelections(text.slice(0, 200))).toBe(true);
    expect(looksLikeSelections('[1, 2]')).toBe(false);
    expect(looksLikeSelections('{"format": "tricosm"}')).toBe(false);
  });

  it('of another dataset is refused and named; of one that it fits it is read with a note', () => {
    const features = writeSelections(saved.slice(0, 1), info);
    expect(() => readSelections(features, 'a.json', datasetOf('other', layer('2', 50)))).toThrow(
      'a.json: expected selections of the dataset other, found “dates [1, 2]” of mini, dictionary 2 with 100 features instead of 50; open that dataset first.',
    );
    expect(() => readSelections(text, 'a.json', datasetOf('other', layer('9', 100)))).toThrow('of mini');
    expect(readSelections(features, 'a.json', datasetOf('copy', layer('2', 100))).note).toBe(
      'The file says that its selections are of mini; they fit copy.',
    );
    const words = writeSelections(saved.slice(2), info);
    expect(() => readSelections(words, 'a.json', datasetOf('copy', layer('2', 100)))).toThrow('of mini');
  });

  it('that is damaged is refused with the place', () => {
    expect(() => readSelections('{', 'a.json', info)).toThrow('a.json: expected JSON');
    expect(() => readSelections(text.replace('"colour": 3', '"colour": "red"'), 'a.json', info)).toThrow(
      'selections.0.colour',
    );
    expect(() => readSelections(text.replace('99', '-1'), 'a.json', info)).toThrow('selections.0.members.2');
    expect(() => readSelections(text.replace('99', '100'), 'a.json', info)).toThrow(
      '“dates [1, 2]” of mini, dictionary 2, with feature 100 beyond its 100 features; export it again.',
    );
    expect(() => readSelections(text.replace('"version": 1', '"version": 2'), 'a.json', info)).toThrow(
      'version',
    );
  });
});
