import { describe, expect, it } from 'vitest';
import { forgetView, keepView, LAST_VIEWS, lastViews, parseLastViews, stopKeeping } from './lastViews.ts';
import { addedBy, readWork, writeWork, type Work } from './workFile.ts';

const shelf = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
  };
};
const view = (data: string, at: string) => ({ data, query: `data=${data}`, at });

describe('the last view of each dataset', () => {
  it('is kept, the latest first, and forgotten when asked to', () => {
    const storage = shelf();
    keepView(view('a', '2026-01-01'), () => storage);
    keepView(view('b', '2026-01-02'), () => storage);
    keepView(view('a', '2026-01-03'), () => storage);
    expect(lastViews(() => storage)).toEqual([view('a', '2026-01-03'), view('b', '2026-01-02')]);
    forgetView('a', () => storage);
    expect(lastViews(() => storage)).toEqual([view('b', '2026-01-02')]);
  });

  it('is one of at most 20, and none of a storage that throws', () => {
    const storage = shelf();
    for (let i = 10; i < 40; i++) keepView(view(`d${i}`, `2026-01-01T00:00:${i}`), () => storage);
    expect(lastViews(() => storage).map(({ data }) => data)).toEqual(
      Array.from({ length: 20 }, (_, i) => `d${39 - i}`),
    );
    const closed = () => {
      throw new Error('denied');
    };
    expect(lastViews(closed)).toEqual([]);
    expect(() => keepView(view('a', ''), closed)).not.toThrow();
  });

  it.each(['{', '{}', '[1, null, {"data": 3}]'])('is no entry of another form: %s', (text) => {
    expect(parseLastViews(text)).toEqual([]);
  });
});

describe('the file of all work', () => {
  const columns = [
    { kind: 'number' as const, name: 'x', file: 'f.csv', of: '0', values: Float32Array.of(1, NaN) },
    { kind: 'group' as const, name: 'g', file: 'f.csv', of: '0', texts: ['a', ''], distinct: 1 },
  ];
  const work = {
    texts: { 'tricosm-theme': 'light', [LAST_VIEWS]: JSON.stringify([view('a', '2026-01-01')]) },
    columns: { key: columns },
  } as unknown as Work;

  it('comes back as it was written, without results and without what other pages keep', () => {
    const more = { ...work, texts: { ...work.texts, 'tricosm-sweep x': '[]', other: 'secret' } };
    expect(readWork(writeWork(more), 'f')).toEqual(work);
  });

  it('leaves out entries of another form, and keys of other pages', () => {
    const text = JSON.stringify({
      format: 'tricosm-work',
      version: 1,
      texts: { 'tricosm-theme': 3, other: 'x', __proto__: 'y' },
      columns: { a: [{ kind: 'number', name: 'x' }], b: 'no list' },
    });
    expect(readWork(text, 'f')).toEqual({ texts: {}, columns: {} });
  });

  it.each(['', '[]', 'null', '{"format":"tricosm-work","version":2}'])('is no other file: %s', (text) => {
    expect(() => readWork(text, 'f.json')).toThrow(/f\.json: expected work that Tricosm exported/);
  });

  it('adds what is missing and changes nothing that is here', () => {
    const here: Work = {
      texts: { 'tricosm-theme': 'dark', [LAST_VIEWS]: JSON.stringify([view('a', '2026-02-01')]) },
      columns: {},
    };
    const { added, had } = addedBy(work, here);
    expect(added.texts).toEqual({ [LAST_VIEWS]: JSON.stringify([view('a', '2026-02-01')]) });
    expect(added.columns).toEqual(work.columns);
    expect(had).toBe(2);
  });
});

it('no view is kept in a visit in which everything was deleted', () => {
  const storage = shelf();
  stopKeeping();
  keepView(view('a', '2026-01-01'), () => storage);
  expect(storage.items.size).toBe(0);
});
