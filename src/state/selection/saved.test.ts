import { describe, expect, it } from 'vitest';
import { freeName, freeSlot, withChanged, withImported, without, withSaved, type Saved } from './saved.ts';
import type { SavedSelection } from './selection.ts';

const of = (name: string, slot: number, ...members: number[]): SavedSelection => ({
  item: 'feature',
  of: '2',
  members: Uint32Array.from(members),
  name,
  slot,
});

describe('saved selections', () => {
  const saved: Saved = [of('dates', 0, 1, 2), of('selection 1', 2, 5)];

  it('have the first free colour and name', () => {
    expect(freeSlot(saved)).toBe(1);
    expect(freeName(saved)).toBe('selection 2');
    expect(withSaved(saved, of('', 9, 7), '  ').at(-1)).toEqual(of('selection 2', 1, 7));
    expect(withSaved(saved, of('', 9, 7), ' names ').at(-1)).toEqual(of('names', 1, 7));
  });

  it('are renamed, coloured and deleted one by one', () => {
    expect(withChanged(saved, 1, { name: 'months' })[1]).toEqual(of('months', 2, 5));
    expect(withChanged(saved, 0, { slot: 7 })[0]).toEqual(of('dates', 7, 1, 2));
    expect(without(saved, 0)).toEqual([saved[1]]);
  });

  it('from elsewhere come behind the others, with names and colours of their own', () => {
    const imported = [of('dates', 0, 1, 2), of('dates', 0, 1, 3), of('dates', 5, 1, 4), of('new', 1, 9)];
    expect(withImported(saved, imported)).toEqual([
      ...saved,
      of('dates (2)', 1, 1, 3),
      of('dates (3)', 5, 1, 4),
      of('new', 3, 9),
    ]);
  });
});
