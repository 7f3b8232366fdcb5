import { afterEach, describe, expect, it } from 'vitest';
import type { DatasetInfo } from '../dataset/dataset.ts';
import { pin } from './pin.ts';
import { store } from './store.ts';

const pinned = () => {
  const { feature, word } = store.getState().view;
  return { feature, word };
};

function open(item: string, relations: number): void {
  const info = {
    item,
    relations: Array.from({ length: relations }, (_, i) => ({ id: `${i}`, name: `${i}`, pairs: 1 })),
  } as unknown as DatasetInfo;
  store.setState({ dataset: { data: 'x', reference: { data: 'x' } as never, key: 'x', info } });
}

afterEach(() => {
  store.setState({ dataset: null });
  store.getState().go({ feature: null, word: null });
});

describe('pins', () => {
  it('of a feature and of a word are separate if features are not words', () => {
    open('feature', 3);
    pin('feature', 5);
    pin('word', 2);
    expect(pinned()).toEqual({ feature: 5, word: 2 });
    pin('feature', null);
    expect(pinned()).toEqual({ feature: null, word: 2 });
  });

  it('are one if features are words', () => {
    open('word', 3);
    pin('feature', 5);
    pin('word', 2);
    expect(pinned()).toEqual({ feature: null, word: 2 });
    pin('feature', null);
    expect(pinned()).toEqual({ feature: null, word: null });
  });

  it('are separate without words, and without a dataset', () => {
    open('word', 0);
    store.getState().go({ word: 1 });
    pin('feature', 5);
    expect(pinned()).toEqual({ feature: 5, word: 1 });
    store.setState({ dataset: null });
    pin('word', 7);
    expect(pinned()).toEqual({ feature: 5, word: 7 });
  });
});
