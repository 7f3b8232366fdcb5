import { describe, expect, it } from 'vitest';
import { DataError } from '../error.ts';
import { readManifest } from './manifest.ts';
import { pathFault } from '../paths.ts';

type Loose = Record<string, never> & { [key: string]: Loose };

const decoder = { path: 'decoder.npy', features: 4, dim: 3 };
const good = () => ({
  version: 1,
  name: 'small',
  title: 'Small',
  defaultLayer: '0',
  categories: ['a', 'b'],
  layers: [
    {
      id: '0',
      name: 'layer 0',
      decoder,
      firings: { indptr: 'p.npy', indices: 'i.npy.gz', blocks: 2, rule: { threshold: 1, blockLength: 256 } },
      words: { path: 'decoder.npy', dim: 3 },
    },
    { id: 'embed', name: 'embedding', words: { path: 'e.npy', dim: 3 } },
  ],
  relations: {
    words: { path: 'words.json', count: 4 },
    pairs: [{ id: 'a-b', path: 'pairs/a-b.json', pairs: 2 }],
  },
  provenance: { licence: 'MIT' },
});

/** The good manifest with one place set; `undefined` removes it. */
function changed(place: string, value: unknown): unknown {
  const manifest = JSON.parse(JSON.stringify(good())) as Loose;
  const steps = place.split('.');
  const last = steps.pop()!;
  const parent = steps.reduce((node, step) => node[step]!, manifest);
  (parent as Record<string, unknown>)[last] = value;
  return JSON.parse(JSON.stringify(manifest));
}

describe('readManifest', () => {
  it('accepts a manifest of version 1 and fills in the optional fields', () => {
    expect(readManifest(good(), 'm')).toMatchObject({
      item: 'feature',
      description: '',
      provenance: { model: '' },
    });
  });

  it.each([
    ['version', 2, '“version”: expected version 1, found the number 2'],
    ['version', '1', '“version”: expected version 1, found the text “1”'],
    ['version', undefined, '“version”: expected a value, which is required, found nothing'],
    ['name', '', '“name”: expected a name, found the text “”'],
    ['item', '', '“item”: expected a name, found the text “”'],
    ['item', ' ', '“item”: expected a name, found the text “ ”'],
    ['title', 7, '“title”: expected text, found the number 7'],
    ['layers', undefined, '“layers”: expected a value, which is required, found nothing'],
    ['layers', [], '“layers”: expected at least one layer, found a list of 0'],
    ['layers', {}, '“layers”: expected a list, found an object'],
    ['layers.0.id', 'a b', '“layers[0].id”: expected letters, digits'],
    ['layers.1.id', '0', '“layers[1].id”: expected a name that no other layer has, found the text “0”'],
    [
      'layers.0.decoder.features',
      '4',
      '“layers[0].decoder.features”: expected a whole number, found the text “4”',
    ],
    [
      'layers.0.decoder.dim',
      1.5,
      '“layers[0].decoder.dim”: expected a whole number from 1 to 2³¹, found the number 1.5',
    ],
    [
      'layers.0.decoder.dim',
      0,
      '“layers[0].decoder.dim”: expected a whole number from 1 to 2³¹, found the number 0',
    ],
    [
      'layers.0.decoder.features',
      2 ** 25,
      '“layers[0].decoder.features”: expected a whole number from 1 to 2²², found the number 33554432',
    ],
    [
      'layers.0.decoder.dim',
      undefined,
      '“layers[0].decoder.dim”: expected a value, which is required, found nothing',
    ],
    [
      'categories',
      Array.from({ length: 257 }, String),
      '“categories”: expected at most 256 categories, found a list of 257',
    ],
    [
      'relations.covariates',
      Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`c${i}`, 'c.npy'])),
      '“relations.covariates”: expected at most 100 covariates, found an object',
    ],
    [
      'relations.pairs',
      Array.from({ length: 1001 }, (_, i) => ({ id: `r${i}`, path: 'r.json', pairs: 1 })),
      '“relations.pairs”: expected at most 1000 relations, found a list of 1001',
    ],
    ['layers.0.decoder', null, '“layers[0].decoder”: expected an object, found null'],
    ['layers.0.decoder', undefined, '“layers[0].firings”: expected a “decoder” beside it, found none'],
    ['layers.1.words', undefined, '“layers[1].decoder”: expected “decoder” or “words”, found neither'],
    [
      'layers.0.firing',
      {},
      '“layers[0].firing”: expected a field of the format, found one that the format does not have',
    ],
    [
      'layers.0.layout',
      { path: 'l.npy', dim: 4 },
      '“layers[0].layout.dim”: expected 2 or 3, found the number 4',
    ],
    [
      'layers.0.firings.rule.threshold',
      'high',
      '“layers[0].firings.rule.threshold”: expected a number, found the text “high”',
    ],
    ['defaultLayer', '9', '“defaultLayer”: expected one of the layers (0, embed), found the text “9”'],
    ['categories', ['a', 1], '“categories[1]”: expected text, found the number 1'],
    ['relations', undefined, '“relations”: expected the words that layers have vectors of, found nothing'],
    ['relations.pairs.0.pairs', -1, '“relations.pairs[0].pairs”: expected a whole number'],
    ['provenance', undefined, '“provenance”: expected a value, which is required, found nothing'],
    ['provenance.licence', undefined, '“provenance.licence”: expected a value'],
  ])('refuses %s = %j', (place, value, message) => {
    const read = () => readManifest(changed(place, value), 'manifest.json');
    expect(read).toThrow(`manifest.json: ${message}`);
    expect(read).toThrow(DataError);
  });

  it.each([null, [], 'text', 7])('refuses %j in its place', (value) => {
    expect(() => readManifest(value, 'manifest.json')).toThrow(/^manifest\.json: /);
    expect(() => readManifest(value, 'manifest.json')).toThrow(DataError);
  });

  it.each([
    '../decoder.npy',
    'a/../../decoder.npy',
    '/etc/passwd',
    '//example.org/decoder.npy',
    'https://example.org/decoder.npy',
    'data:application/json,1',
    'C:/decoder.npy',
    '..\\decoder.npy',
    '\\\\host\\share',
    'decoder.npy?x',
    'decoder.npy#x',
    'a//b',
    './a',
    'a\u0000b',
    '',
  ])('refuses the path %j', (path) => {
    expect(() => readManifest(changed('layers.0.decoder.path', path), 'manifest.json')).toThrow(
      /“layers\[0\]\.decoder\.path”: expected a path that stays inside the folder \(it /,
    );
  });

  it.each(['decoder.npy', 'layer_0/decoder.npy', 'a b/ö%2e%2e.npy', '..a/b..npy'])(
    'takes the path %j',
    (path) => {
      expect(pathFault(path)).toBeNull();
    },
  );
});
