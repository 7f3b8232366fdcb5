import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../error.ts';
import { BESIDE_DECODER, layerSchema, manifestSchema, readManifest } from './manifest.ts';
import { PATH, pathFault } from '../paths.ts';

const FILE = 'public/schema/manifest.json';

/** The JSON Schema of a manifest: made from valibot's, with the rules between layers as far as it can express them. */
function jsonSchema(): object {
  const needsDecoder = Object.fromEntries(BESIDE_DECODER.map((field) => [field, ['decoder']]));
  const schema = toJsonSchema(manifestSchema, {
    typeMode: 'input',
    overrideSchema: ({ valibotSchema, jsonSchema: found }) =>
      (valibotSchema as unknown) === layerSchema
        ? {
            ...found,
            anyOf: [{ required: ['decoder'] }, { required: ['words'] }],
            dependencies: needsDecoder,
          }
        : undefined,
  });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: 'Manifest of a Tricosm bundle, version 1',
    description:
      'Beyond this, the ids of layers are unique, defaultLayer is one of them, and layers of one dictionary have the same number of features; tricosm validate checks it.',
    ...rest,
    if: { properties: { layers: { contains: { required: ['words'] } } } },
    then: { required: ['relations'] },
  };
}

/** The rules between layers that a JSON Schema cannot express. */
const BEYOND =
  /expected (a name that no other layer has|one of the layers|\d+ as the other layers of dictionary)/;

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;
const accepts = new Ajv({ strict: false }).compile(jsonSchema());
/** Why the app refuses a manifest; null if it accepts it. */
function refusal(value: unknown): string | null {
  try {
    readManifest(value, 'manifest.json');
    return null;
  } catch (error) {
    if (error instanceof DataError) return error.message;
    throw error;
  }
}

/** Everything that a manifest can contain. */
const full = {
  $schema: 'https://example.org/schema/manifest.json',
  version: 1,
  name: 'small',
  title: 'Small',
  description: '',
  item: 'feature',
  defaultLayer: '0',
  categories: ['a', 'b'],
  layers: [
    {
      id: '0',
      name: 'layer 0',
      dictionary: 'one',
      decoder: { path: 'decoder.npy', features: 4, dim: 3 },
      labels: { path: 'l.jsonl' },
      notes: { path: 'n.jsonl' },
      encoding: { encoder: 'e.npz', activations: 't.npy', tokens: 9, offsets: 'd.npy' },
      frequency: { path: 'f.npy' },
      firings: {
        indptr: 'p.npy',
        indices: 'i.npy',
        category: 'c.npy',
        texts: 't.jsonl',
        blocks: 2,
        rule: { threshold: 1, blockLength: 256, text: 'x' },
      },
      cooccurrence: { indptr: 'p.npy', indices: 'i.npy', counts: 'n.npy', blocks: 2, rule: {} },
      activations: { path: 'a.npy', tokens: 5 },
      layout: { path: 'u.npy', dim: 2 },
      words: { path: 'decoder.npy', dim: 3 },
      neuronpedia: { modelId: 'm', sourceId: 's' },
      l0: 71.5,
    },
    { id: 'embed', name: 'embedding', words: { path: 'e.npy', dim: 3 } },
    { id: '2', name: 'two', dictionary: 'one', decoder: { path: 'd.npy', features: 4, dim: 3 } },
  ],
  relations: {
    words: { path: 'words.json', count: 4 },
    pairs: [{ id: 'a-b', name: 'a → b', path: 'pairs/a-b.json', pairs: 2 }],
    covariates: { tokens: 't.npy' },
  },
  provenance: { licence: 'MIT', model: '', datasheet: 'README.md', anything: [1] },
  lesson: 'lesson.json',
  results: [{ job: 'x' }],
};

it('the committed JSON Schema is up to date', async () => {
  await expect(`${JSON.stringify(jsonSchema(), null, 2)}\n`).toMatchFileSnapshot(`../../../${FILE}`);
});

describe('both accept', () => {
  it.each<readonly [string, unknown]>([
    ['everything that there is', full],
    ...['mini-sae', 'words', 'worlds'].map(
      (name) => [name, read(`public/datasets/${name}/manifest.json`)] as const,
    ),
  ])('%s', (_, manifest) => {
    expect([accepts(manifest), refusal(manifest)]).toEqual([true, null]);
  });
});

type Place = readonly (string | number)[];

/** Every place in a value. */
function places(value: unknown, above: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [above];
  return [above, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...above, key]))];
}

/** A copy with one place set, or removed if the value is undefined. */
function changed(value: unknown, [step, ...rest]: Place, put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown, i) => {
      if (i !== Number(step)) return [one];
      return rest.length === 0 && put === undefined ? [] : [changed(one, rest, put)];
    });
  }
  const copy = { ...(value as Record<string, unknown>) };
  if (rest.length === 0 && put === undefined) delete copy[step];
  else copy[step] = changed(copy[step], rest, put);
  return copy;
}

const paths = fc.constantFrom(
  ...['../x', 'a/b.npy', '/x', 'C:/x', 'a//b', './a', 'a?b', 'ö/ü.npy', '', '..', 'a\u0000'],
);
const numbers = fc.constantFrom(0, 1, 2, 3, 4, 1.5, -1, 2 ** 22, 2 ** 22 + 1, 2 ** 31, 2 ** 31 + 1, 1e300);
const fields = fc.constantFrom(
  ...['decoder', 'words', 'labels', 'path', 'extra', 'dictionary', 'firings', 'name', 'id'],
);
const put = fc.oneof(
  paths,
  numbers,
  fc.constant(undefined),
  fc.constantFrom(null, true, [], {}, 'x'),
  fc.jsonValue(),
);

it('both refuse the same, except what a JSON Schema cannot express', () => {
  const all = places(full);
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...all), fc.option(fields), put), { minLength: 1, maxLength: 2 }),
      (edits) => {
        let manifest: unknown = full;
        for (const [place, field, value] of edits) {
          const parent = place.reduce<unknown>(
            (node, step) => (node as Record<string, unknown>)?.[step],
            manifest,
          );
          const isObject = typeof parent === 'object' && parent !== null && !Array.isArray(parent);
          if (parent === undefined) continue;
          manifest = changed(manifest, field !== null && isObject ? [...place, field] : place, value);
        }
        const refused = refusal(manifest);
        if (refused !== null && BEYOND.test(refused)) return;
        seen[refused === null ? 'taken' : 'refused']++;
        expect([refused, accepts(manifest)]).toEqual([refused, refused === null]);
      },
    ),
    { numRuns: 3000 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(100);
});

it.each(['rule', 'covariates'])('both refuse a list in place of the object “%s”', (name) => {
  for (const list of [[], ['a.npy']]) {
    const place = places(full).find((steps) => steps.at(-1) === name)!;
    const manifest = changed(full, place, list);
    expect(refusal(manifest)).toMatch(/expected an object( of names and paths)?, found a list/);
    expect(accepts(manifest)).toBe(false);
  }
});

it('the pattern of paths and its reasons in words agree', () => {
  const pieces = fc.constantFrom(
    ...['a', '.', '..', '/', '\\', ':', 'C:', '?', '#', '%2e', '\n', '\u2028', '\u0085', '😀', '\ud800', ''],
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 7 }).map((list) => list.join('')),
        fc.string(),
      ),
      (path) => {
        expect(PATH.test(path)).toBe(pathFault(path) === null);
        expect(new RegExp(PATH.source, 'u').test(path)).toBe(pathFault(path) === null);
      },
    ),
    { numRuns: 3000 },
  );
});
