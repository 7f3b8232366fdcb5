import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { store } from '../store.ts';
import { counterparts, counterpartsOf, seenOn } from './counterparts.ts';
import { select, selectedNow } from './select.ts';

const FEATURES = ['the', 'king', 'queen', 'king', ''];
const WORDS = ['queen', 'king', 'duke', ''];
const layer = { id: '2', features: 5 } as LayerInfo;
const known = { dataset: 'x', layer: '2', ...counterpartsOf(FEATURES, WORDS) };

const selection = () => {
  const { selection } = store.getState().view;
  return selection && [selection.item, ...selection.members];
};

describe('counterparts', () => {
  it('are the first feature and the first word of the same text', () => {
    expect([...known.wordOf]).toEqual([-1, 1, 0, 1, -1]);
    expect([...known.featureOf]).toEqual([2, 1, -1, -1]);
  });

  it('let a layer show selected features as words and selected words as features', () => {
    const features = { item: 'feature', of: '2', members: Uint32Array.of(0, 1, 2) } as const;
    const words = { item: 'word', of: '', members: Uint32Array.of(0, 2) } as const;
    expect(seenOn(layer, features, 'word', known)).toEqual(Uint32Array.of(0, 1));
    expect(seenOn(layer, words, 'feature', known)).toEqual(Uint32Array.of(2));
    expect(seenOn(layer, features, 'word', null)).toBeNull();
    expect(seenOn(layer, { ...features, of: '3' }, 'word', known)).toBeNull();
    expect(seenOn(layer, { ...words, members: Uint32Array.of(2) }, 'feature', known)).toBeNull();
  });
});

describe('a selection, where features are words', () => {
  beforeEach(() => {
    const info = {
      item: 'word',
      layers: [layer],
      defaultLayer: '2',
      relations: [{}],
    } as unknown as DatasetInfo;
    store.setState({ dataset: { data: 'x', reference: { data: 'x' } as never, key: 'x', info } });
    counterparts.setState({ now: known });
  });

  afterEach(() => {
    store.getState().go({ selection: null });
    store.setState({ dataset: null });
    counterparts.setState({ now: null });
  });

  it('of features keeps its kind and its members while words with a feature are added', () => {
    select('feature', [0, 1]);
    expect(selectedNow('word')).toEqual(Uint32Array.of(1));
    select('word', [0], 'toggle');
    expect(selection()).toEqual(['feature', 0, 1, 2]);
    select('word', [1], 'remove');
    expect(selection()).toEqual(['feature', 0, 2]);
  });

  it('becomes one of words by a word that is no feature, or as a whole', () => {
    select('feature', [1]);
    select('word', [2], 'add');
    expect(selection()).toEqual(['word', 1, 2]);
    select('feature', [2]);
    select('word', [0]);
    expect(selection()).toEqual(['word', 0]);
  });

  it('is only of its kind while the counterparts are of another dataset or layer', () => {
    select('feature', [1]);
    counterparts.setState({ now: { ...known, layer: '3' } });
    expect(selectedNow('word')).toBeNull();
    counterparts.setState({ now: { ...known, dataset: 'y' } });
    expect(selectedNow('word')).toBeNull();
  });
});
