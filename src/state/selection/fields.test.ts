import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { savedField, selectionField } from './fields.ts';
import type { SavedSelection, Selection } from './selection.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});

afterAll(() => vi.unstubAllGlobals());

const few: Selection = { item: 'feature', of: '@a:b;c', members: Uint32Array.of(1, 5) };
const named: SavedSelection = { ...few, name: 'dates; and: times', slot: 3 };

/** Every second or third index: nothing that can be written in short. */
const many = (): Selection => ({
  item: 'feature',
  of: '2',
  members: Uint32Array.from({ length: 100_000 }, (_, i) => 3 * i + ((i * i) % 5 > 2 ? 1 : 0)),
});

describe('selections in a link', () => {
  it('come back with what they are of, their names and their colours', () => {
    expect(selectionField.print(few)).toBe('feature:%40a%3Ab%3Bc:1,5');
    expect(selectionField.parse(selectionField.print(few))).toEqual(few);
    expect(savedField.parse(savedField.print([named, named]))).toEqual([named, named]);
    expect(selectionField.print(null)).toBe('');
    // A stranger's label may end in the middle of a character.
    const half = savedField.parse(savedField.print([{ ...named, name: 'a\ud83d' }]));
    expect(half).toMatchObject([{ name: 'a\ufffd' }]);
  });

  it('that are too long for it are kept in the browser, and named', () => {
    const selection = many();
    const text = selectionField.print(selection);
    expect(text).toMatch(/^\*[0-9a-f]{16}$/);
    expect(selectionField.parse(text)?.members.join()).toBe(selection.members.join());
    stored.clear();
    expect(selectionField.parse(text)).toBeUndefined();
  });

  it('that the browser cannot keep stay in the link, however long', () => {
    vi.stubGlobal('localStorage', undefined);
    const selection = many();
    expect(selectionField.parse(selectionField.print(selection))?.members.join()).toBe(
      selection.members.join(),
    );
  });

  it('that are damaged are nothing', () => {
    for (const text of ['', 'feature', 'lobe:2:1', 'feature:2:', 'feature:%:1', 'word::x']) {
      expect(selectionField.parse(text)).toBeUndefined();
    }
    expect(savedField.parse('name:3:feature:2:1;x')).toBeUndefined();
  });
});
