import { gzipSync, zipSync } from 'fflate';
import { openBundle } from '../../bundle/bundle.ts';
import { readJson } from '../../files/json.ts';
import { writeNpy } from '../../files/npy.ts';
import { recognise } from '../../recognise/recognise.ts';
import { openFiles, recogniseFiles } from '../../open/local.ts';
import { openRaw } from '../../raw/raw.ts';
import { readRecipe } from '../../recognise/recipe.ts';
import { memorySource } from '../../sources/memory.ts';
import { openedBytes } from '../../sources/source.ts';
import { must, readAll, type Target } from './targets.ts';

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const numbers = (count: number) => Float32Array.from({ length: count }, (_, i) => (i % 7) - 3);
type Parts = Readonly<Record<string, Uint8Array>>;
const sourceOf = (parts: Parts) => memorySource(new Map(Object.entries(parts)));

const MANIFEST = {
  version: 1,
  name: 'small',
  title: 'Small',
  defaultLayer: '0',
  categories: ['prose', 'code'],
  layers: [
    {
      id: '0',
      name: 'layer 0',
      decoder: { path: 'decoder.npy', features: 3, dim: 2 },
      labels: { path: 'labels.jsonl' },
      firings: {
        indptr: 'indptr.npy',
        indices: 'indices.npy.gz',
        category: 'category.npy',
        texts: 'texts.jsonl',
        blocks: 2,
        rule: { threshold: 1, blockLength: 256 },
      },
      cooccurrence: { indptr: 'starts.npy', indices: 'columns.npy', counts: 'counts.npy', blocks: 2 },
      activations: { path: 'activations.npy', tokens: 2 },
      layout: { path: 'layout.npy', dim: 2 },
      words: { path: 'decoder.npy', dim: 2 },
      frequency: { path: 'frequency.npy' },
    },
  ],
  relations: {
    words: { path: 'words.json', count: 3 },
    pairs: [{ id: 'one-two', path: 'pairs.json', pairs: 1 }],
    covariates: { characters: 'frequency.npy' },
  },
  provenance: { licence: 'MIT' },
};

const BUNDLE: Parts = {
  'manifest.json': json(MANIFEST),
  'decoder.npy': writeNpy(numbers(6), [3, 2]),
  'labels.jsonl': json({ index: 1, description: 'one', top_tokens: ['a'], share: 0.5 }),
  'texts.jsonl': json({ index: 1, text: 'one', source: 'two' }),
  'indptr.npy': writeNpy(Uint32Array.of(0, 2, 3), [3]),
  'indices.npy.gz': gzipSync(writeNpy(Uint16Array.of(0, 2, 1), [3])),
  'category.npy': writeNpy(Uint8Array.of(1, 0), [2]),
  'starts.npy': writeNpy(Uint32Array.of(0, 2, 3, 4), [4]),
  'columns.npy': writeNpy(Uint32Array.of(0, 2, 1, 2), [4]),
  'counts.npy': writeNpy(Uint32Array.of(1, 1, 1, 1), [4]),
  'activations.npy': writeNpy(numbers(4), [2, 2]),
  'layout.npy': writeNpy(numbers(6), [3, 2]),
  'frequency.npy': writeNpy(Float32Array.of(0.5, NaN, 0), [3]),
  'words.json': json(['a', 'b', 'c']),
  'pairs.json': json([{ input: 'a', output: 'c' }]),
};

const RECIPE = {
  name: 'raw',
  title: 'Raw',
  categories: 'categories.json',
  rule: { threshold: 1 },
  provenance: { licence: '' },
  layers: [
    {
      id: 'a',
      name: 'a',
      sae: 'decoder.npy',
      firings: 'firings.npz',
      features: ['labels.jsonl', 'labels.csv'],
      words: 'words.txt',
      activations: { path: 'activations.npy', every: 2 },
      layout: 'layout.npy',
    },
  ],
  relations: {
    pairs: ['pairs.json'],
    names: { pairs: 'Pairs' },
    covariates: { length: { path: 'lengths.json', field: 'lengths', scale: 'log10' } },
  },
};

const RAW: Parts = {
  'recipe.json': json(RECIPE),
  'categories.json': json(['prose', 'code']),
  'decoder.npy': BUNDLE['decoder.npy']!,
  'firings.npz': zipSync({
    'indptr.npy': BUNDLE['indptr.npy']!,
    'indices.npy': writeNpy(Uint16Array.of(0, 2, 1), [3]),
  }),
  'labels.jsonl': BUNDLE['labels.jsonl']!,
  'labels.csv': new TextEncoder().encode('index,description\n2,two\n'),
  'words.txt': new TextEncoder().encode('a 1 2\nb 3 4\nc 5 6\n'),
  'activations.npy': BUNDLE['activations.npy']!,
  'layout.npy': BUNDLE['layout.npy']!,
  'pairs.json': BUNDLE['pairs.json']!,
  'lengths.json': json({ lengths: [1, 2, 0] }),
};

const PROJECTOR: Parts = {
  'projector.json': json({
    embeddings: [
      { tensorName: 'one', tensorShape: [3, 2], tensorPath: 'a/tensor.bytes', metadataPath: 'metadata.tsv' },
    ],
  }),
  'tensor.bytes': new Uint8Array(numbers(6).buffer),
  'metadata.tsv': new TextEncoder().encode('a\nb\nc\n'),
};

const opened = async (parts: Parts) => {
  const paths = Object.keys(parts);
  structuredClone(await recogniseFiles(paths, sourceOf(parts)));
  await readAll(await openFiles(paths, sourceOf(parts)));
};

const { 'manifest.json': _, 'words.json': __, ...loose } = BUNDLE;

/** Whole datasets: bundles, recipes, files that are opened together. */
export const DATASETS: readonly Target[] = [
  {
    name: 'a bundle',
    parts: BUNDLE,
    count: 6,
    read: async (parts) => readAll(await openBundle(sourceOf(parts))),
  },
  {
    name: 'a bundle in a zip archive',
    parts: { 'bundle.zip': zipSync(BUNDLE) },
    count: 40,
    read: opened,
  },
  {
    name: 'a recipe',
    parts: RAW,
    count: 6,
    read: async (parts) => {
      const recipe = readRecipe(await readJson(parts['recipe.json']!, 'recipe.json'), 'recipe.json');
      await readAll(await openRaw(recipe, sourceOf(parts)));
    },
  },
  { name: 'a projector’s configuration', parts: PROJECTOR, count: 20, read: opened },
  ...Object.entries({ ...loose, ...RAW, ...PROJECTOR }).map(([path, bytes]): Target => ({
    name: `${path}, recognised`,
    parts: { [path]: bytes },
    count: 8,
    read: async (parts) => {
      const { what } = await recognise(path, openedBytes(parts[path]!));
      must(what.length < 100, what);
    },
  })),
];
