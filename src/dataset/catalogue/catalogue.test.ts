import { describe, expect, test } from 'vitest';
import { layerNames } from '../recognise/layerNames.ts';
import { catalogue, fits, modelsOf, placeOf } from './catalogue.ts';
import { NO_CHOICE, select } from './choice.ts';
import { entriesOf } from './entries.ts';
import { readFamilies } from './family.ts';
import families from './families.json';
import { favouritesFirst, printFavourites, readFavourites } from './favourites.ts';
import { listings } from './testing/listings.ts';

const copy = () => structuredClone(families) as unknown as Record<string, unknown>[];
const refused = (change: (first: Record<string, unknown>) => void) => {
  const changed = copy();
  change(changed[0]!);
  return () => readFamilies(changed, 'families.json');
};

describe('the catalogue', () => {
  test('passes its schema, and holds the families that people ask for', () => {
    const titles = catalogue().map(({ title }) => title);
    for (const title of [
      'Gemma Scope',
      'Gemma Scope 2',
      'Llama Scope',
      'Qwen Scope',
      'SAEBench',
      'Goodfire',
    ]) {
      expect(titles).toContain(title);
    }
    expect(placeOf('google/gemma-scope-2-270m-pt')?.family.id).toBe('gemma-scope-2');
    expect(placeOf('google/gemma-2-2b')).toBeNull();
  });

  test('names every fault of an entry by its field', () => {
    expect(refused((first) => delete first['title'])).toThrow(/families\.json: “\[0\]\.title”/);
    expect(refused((first) => (first['patterns'] = ['^x$']))).toThrow(/\[0\]\.patterns\[0\].*group “layer”/);
    expect(refused((first) => (first['patterns'] = ['^(?<layer>x$']))).toThrow(
      /\[0\]\.patterns\[0\].*expression/,
    );
    expect(refused((first) => (first['patterns'] = ['(?<layer>x)']))).toThrow(/from \^ to \$/);
    expect(refused((first) => (first['repositories'] = [{ repository: 'gemma', model: 'm' }]))).toThrow(
      /owner\/name/,
    );
    expect(refused((first) => (first['hoook'] = 'x'))).toThrow(/hoook/);
    expect(refused((first) => (first['id'] = families[1]!.id))).toThrow(/different ids/);
  });

  test('an added entry is found, searched, marked and listed as the others are', () => {
    const added = {
      id: 'new-scope',
      title: 'New Scope',
      maker: 'Somebody',
      about: 'SAEs of a new model.',
      encodes: false,
      patterns: ['^depth(?<layer>\\d+)/(?<width>\\d+k)\\.safetensors$'],
      repositories: [{ repository: 'some/new-scope', model: 'New 1B', dim: 64 }],
    };
    const list = readFamilies([...copy(), added], 'families.json');
    const { family, place } = placeOf('some/new-scope', list)!;
    expect(list.filter((one) => fits(one, 'new 1b')).map(({ id }) => id)).toContain('new-scope');
    const kept = readFavourites(printFavourites(['new-scope', 'gone']), list);
    expect(kept).toEqual(['new-scope']);
    expect(favouritesFirst(list, kept)[0]).toBe(family);
    const entries = entriesOf(family, place, [
      { path: 'depth3/4k.safetensors', size: 10 },
      { path: 'optimizer.safetensors', size: 10 },
    ]);
    expect(select(entries, { ...NO_CHOICE, layers: ['3'] }).entries).toEqual([
      { path: 'depth3/4k.safetensors', size: 10, layer: '3', properties: { width: '4k' } },
    ]);
  });

  test('favourites of another form count as none', () => {
    for (const text of [null, '', '{', '{"ids":["gemma-scope"]}', '[1]']) {
      expect(readFavourites(text, catalogue())).toEqual([]);
    }
  });

  test('a filter goes by every word, whatever its case', () => {
    const found = (words: string) =>
      catalogue()
        .filter((family) => fits(family, words))
        .map(({ id }) => id);
    expect(found('gemma 3')).toEqual(['gemma-scope-2']);
    expect(found('QWEN transcoder')).toEqual(['circuit-tracer']);
    expect(found('qwenish')).toEqual([]);
    expect(found('')).toHaveLength(catalogue().length);
    expect(modelsOf(placeOf('google/gemma-scope-2b-pt-res')!.family)).toEqual([
      'Gemma 2 2B',
      'Gemma 2 9B',
      'Gemma 2 9B, instruct',
      'Gemma 2 27B',
    ]);
  });
});

describe('the patterns', () => {
  test.each(catalogue().map((family) => [family.id, family] as const))(
    '%s: file names of its repositories are read, and others are left out',
    (id, family) => {
      const recorded = listings[id]!;
      expect(recorded.length).toBeGreaterThan(0);
      for (const { repository, saes, others } of recorded) {
        const { place } = placeOf(repository)!;
        expect(family.repositories).toContain(place);
        const paths = [...Object.keys(saes), ...others];
        const entries = entriesOf(
          family,
          place,
          paths.map((path) => ({ path, size: 1 })),
        );
        const found = entries.map(({ path, layer, properties }) => [path, { layer, ...properties }]);
        expect(Object.fromEntries(found)).toEqual(
          Object.fromEntries(Object.entries(saes).map(([path, own]) => [path, { ...place.fixed, ...own }])),
        );
      }
    },
  );

  test('a numbered layer of the catalogue is the layer that the app names', () => {
    for (const recorded of Object.values(listings)) {
      for (const { saes } of recorded) {
        for (const [path, { layer }] of Object.entries(saes)) {
          // Goodfire's files name no layer in the usual way: the app shows the name of the file.
          if (!/^\d+$/.test(layer) || /SAE-l\d+\.pth?$/.test(path)) continue;
          // The files of a cross-layer transcoder open as slices with names of their own.
          if (/^W_dec_/.test(path)) continue;
          expect(layerNames([path])[0], path).toBe(`layer ${layer}`);
        }
      }
    }
  });
});
