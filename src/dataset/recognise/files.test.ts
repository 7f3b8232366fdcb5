import { gzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AS_FOUND, type Corrections } from '../corrections.ts';
import { writeNpy } from '../files/npy.ts';
import { found } from '../formats/finding.ts';
import type { Format } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { memorySource } from '../sources/memory.ts';
import { openedBytes } from '../sources/source.ts';
import { countingSource, readTwice } from '../testing/counting.ts';
import { fixture } from '../testing/fixture.ts';
import { parquetFiles } from '../testing/parquet.ts';
import { recogniseTogether } from './files.ts';
import { readOnce } from './readOnce.ts';

const text = (content: string) => new TextEncoder().encode(content);
const json = (value: unknown) => text(JSON.stringify(value));
const matrix = (rows: number, columns: number) => writeNpy(new Float32Array(rows * columns), [rows, columns]);
const decoder = (rows: number, columns: number) => zipSync({ 'W_dec.npy': matrix(rows, columns) });
const whole = (rows: number, columns: number) =>
  zipSync({
    'W_dec.npy': matrix(rows, columns),
    'W_enc.npy': matrix(columns, rows),
    'b_enc.npy': writeNpy(new Float32Array(rows), [rows]),
    'threshold.npy': writeNpy(new Float32Array(rows), [rows]),
  });
const firings = zipSync({
  'indptr.npy': writeNpy(Uint32Array.of(0, 1, 2), [3]),
  'indices.npy': writeNpy(Uint16Array.of(0, 1), [2]),
});

const recognised = (files: Readonly<Record<string, Uint8Array>>, corrections: Partial<Corrections> = {}) =>
  recogniseTogether(Object.keys(files), memorySource(new Map(Object.entries(files))), 'some', {
    ...AS_FOUND,
    ...corrections,
  });

/** A file of each kind, some of them larger than the part that is looked at first. */
const EVERYTHING: Readonly<Record<string, Uint8Array>> = {
  'layer_0/sae_weights.safetensors': fixture('saelens.safetensors'),
  'layer_0/cfg.json': json({ d_in: 3, d_sae: 5 }),
  'layer_0/firings.npz': firings,
  'layer_0/labels.jsonl': text('{"description": "one", "note": "uno"}\n'.repeat(5)),
  'layer_1/params.npz': whole(200, 90),
  'layer_1/activations.npy': matrix(3, 90),
  'layer_1/labels.csv': text(`index,description\n${'1,a\n'.repeat(9000)}`),
  'layer_1/layout.npy': matrix(200, 2),
  'layer_1/cooccurrence.npz': zipSync({
    'histogram.npy': writeNpy(new Int32Array(4), [2, 2]),
    'n_chunks.npy': writeNpy(Int32Array.of(5), []),
  }),
  'layer_1/words.npy.gz': gzipSync(matrix(2, 90)),
  'words.json': json(['a', 'b']),
  'categories.json.gz': gzipSync(json(['news', 'code'])),
  'doc_offsets.npy': writeNpy(Uint32Array.of(0, 3), [2]),
  'a-b.json': json([{ input: 'a', output: 'b' }]),
  'glove.txt': text('word 1 2 3\n'.repeat(3000)),
  'tensor.bytes': new Uint8Array(24),
  'ae.pt': fixture('torch/attack.pt'),
  'damaged.npz': decoder(40, 30).slice(0, 60),
  notes: text('of nothing'),
  ...(await parquetFiles({
    'vectors.parquet': [`SELECT 'word ' || r AS word, [r, r + 1]::FLOAT[] AS embedding FROM range(900) t(r)`],
    'firings.parquet': ['SELECT * FROM (VALUES (9, 3), (7, 3)) t(block, feature)'],
  })),
};

describe('files that are recognised together', () => {
  it.each<[string, Partial<Corrections>]>([
    ['as they are', {}],
    [
      'with a tensor named, labels from another column, the decoders turned',
      { tensor: 'W_dec', label: 'note', transpose: true },
    ],
    ['with a tensor named that none of them has', { tensor: 'D' }],
  ])('are each opened once, and no byte of them is read twice, %s', async (_, corrections) => {
    const source = countingSource(memorySource(new Map(Object.entries(EVERYTHING))));
    const paths = Object.keys(EVERYTHING);
    await recogniseTogether(paths, source, 'some', { ...AS_FOUND, ...corrections });
    expect(source.reads.opened).toEqual(new Map(paths.map((path) => [path, 1])));
    expect(source.reads.whole).toEqual([]);
    expect(readTwice(source.reads)).toEqual([]);
  });

  it('each have their format', async () => {
    const { files, pairing } = await recognised(EVERYTHING);
    expect(Object.fromEntries(files.map(({ path, format }) => [path, format]))).toEqual({
      'layer_0/sae_weights.safetensors': 'encoder',
      'layer_0/cfg.json': 'configuration',
      'layer_0/firings.npz': 'firings',
      'layer_0/labels.jsonl': 'labels',
      'layer_1/params.npz': 'encoder',
      'layer_1/activations.npy': 'activations',
      'layer_1/labels.csv': 'labels',
      'layer_1/layout.npy': 'layout',
      'layer_1/cooccurrence.npz': 'cooccurrence',
      'layer_1/words.npy.gz': 'matrix',
      'words.json': 'words',
      'categories.json.gz': 'categories',
      'doc_offsets.npy': 'offsets',
      'a-b.json': 'pairs',
      'glove.txt': 'table',
      'tensor.bytes': 'float32',
      'ae.pt': '',
      'damaged.npz': '',
      notes: 'table',
      'vectors.parquet': 'table',
      'firings.parquet': 'firings',
    });
    expect(pairing!.recipe.layers).toMatchObject([
      { name: 'layer 0', config: 'layer_0/cfg.json', firings: 'layer_0/firings.npz' },
      { name: 'layer 1', layout: 'layer_1/layout.npy', encoding: { offsets: 'doc_offsets.npy' } },
    ]);
  });
});

describe('a file that is read once', () => {
  it('gives the requested bytes, whatever was read before', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 12 }),
        async (ranges) => {
          const bytes = Uint8Array.from({ length: 61 }, (_, i) => i);
          const source = countingSource(memorySource(new Map([['x', bytes]])));
          const file = readOnce(await source.open('x'));
          const wanted = ranges.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
          const parts = await Promise.all(wanted.map(([begin, end]) => file.read(begin, end)));
          expect(parts).toEqual(wanted.map(([begin, end]) => bytes.subarray(begin, end)));
          expect(readTwice(source.reads)).toEqual([]);
        },
      ),
    ));

  it('refuses a part outside the file', async () => {
    await expect(readOnce(openedBytes(new Uint8Array(4))).read(2, 5)).rejects.toThrow(RangeError);
  });
});

describe('each layer', () => {
  const layersOf = async (files: Readonly<Record<string, Uint8Array>>) =>
    (await recognised(files)).pairing!.recipe.layers;

  it('of sparsify has the files of its own folder', async () => {
    const sparsify = fixture('sparsify.safetensors');
    const layers = await layersOf({
      'layers.5/sae.safetensors': sparsify,
      'layers.5/cfg.json': json({ d_in: 3, num_latents: 5 }),
      'layers.10/sae.safetensors': sparsify,
      'layers.10/cfg.json': json({ d_in: 3, num_latents: 5, k: 2 }),
      'layers.10/labels.jsonl': text('{"description": "one"}'),
      'layers.5/firings.npz': firings,
    });
    expect(layers).toMatchObject([
      { name: 'layer 5', config: 'layers.5/cfg.json', firings: 'layers.5/firings.npz' },
      { name: 'layer 10', config: 'layers.10/cfg.json', features: 'layers.10/labels.jsonl' },
    ]);
    expect(layers[0]).not.toHaveProperty('features');
    expect(layers[1]).not.toHaveProperty('firings');
  });

  it('of SAELens is named by its hook and has the frequencies beside it', async () => {
    const files = Object.fromEntries(
      [8, 9].flatMap((layer) => {
        const folder = `saelens/blocks.${layer}.hook_resid_pre`;
        return [
          [`${folder}/cfg.json`, json({ d_in: 3, d_sae: 5 })],
          [`${folder}/sae_weights.safetensors`, fixture('saelens.safetensors')],
          [`${folder}/sparsity.safetensors`, tensorsFile('sparsity', [5])],
        ];
      }),
    );
    const { files: described, pairing } = await recognised(files);
    expect(pairing!.recipe.layers).toMatchObject(
      [8, 9].map((layer) => ({
        name: `layer ${layer}`,
        columns: [`saelens/blocks.${layer}.hook_resid_pre/sparsity.safetensors`],
      })),
    );
    expect(pairing!.unused).toEqual([]);
    expect(described.filter(({ fault }) => fault !== '')).toEqual([]);
  });

  it('of Llama Scope has the configuration one folder above', async () => {
    const files = Object.fromEntries(
      [15, 16].flatMap((layer) => {
        const folder = `scope/Llama3_1-8B-Base-L${layer}R-8x`;
        return [
          [`${folder}/hyperparams.json`, json({ d_model: 3, d_sae: 5 })],
          [`${folder}/checkpoints/final.safetensors`, fixture('llama-scope.safetensors')],
        ];
      }),
    );
    expect(await layersOf(files)).toMatchObject([
      { name: 'layer 15', config: 'scope/Llama3_1-8B-Base-L15R-8x/hyperparams.json' },
      { name: 'layer 16', config: 'scope/Llama3_1-8B-Base-L16R-8x/hyperparams.json' },
    ]);
    expect((await recognised(files)).pairing!.unused).toEqual([]);
  });

  it('at one of two sparsities has its own firings, and shares the files of the layer', async () => {
    const layers = await layersOf({
      'layer_5/average_l0_18/params.npz': decoder(5, 3),
      'layer_5/average_l0_18/firings.npz': firings,
      'layer_5/average_l0_34/params.npz': decoder(5, 3),
      'layer_5/average_l0_34/firings.npz': firings,
      'layer_5/layout.npy': matrix(5, 2),
    });
    expect(layers).toMatchObject([
      {
        name: 'layer 5, average_l0_18',
        firings: 'layer_5/average_l0_18/firings.npz',
        layout: 'layer_5/layout.npy',
      },
      {
        name: 'layer 5, average_l0_34',
        firings: 'layer_5/average_l0_34/firings.npz',
        layout: 'layer_5/layout.npy',
      },
    ]);
  });
});

describe('the configuration beside a checkpoint', () => {
  it('is not that of a language model', async () => {
    const { files, pairing } = await recognised({
      'decoder.npy': matrix(40, 8),
      'config.json': json({ model_type: 't5', d_model: 512 }),
    });
    expect(files.map(({ what, fault }) => [what, fault])).toEqual([
      ['NumPy array in float32', ''],
      ['configuration of a language model', ''],
    ]);
    expect(pairing!.recipe.layers[0]).not.toHaveProperty('config');
    expect(pairing!.unused).toEqual(['config.json']);
  });

  it('may contain what Python writes for numbers that JSON lacks', async () => {
    const { files } = await recognised({
      'params.npz': decoder(3, 6),
      'cfg.json': text('{"d_in": 3, "d_sae": 6, "l1": NaN, "least": -Infinity, "note": "NaN \\" Infinity"}'),
    });
    expect(files[0]).toMatchObject({ shape: '[6, 3]', fault: '' });
  });

  it('is taken even if it is damaged, so that opening says so', async () => {
    const { files, pairing } = await recognised({
      'params.npz': decoder(3, 6),
      'cfg.json': text('{"d_in": '),
    });
    expect(files[1]!.fault).toMatch(/^cfg\.json: expected JSON/);
    expect(pairing!.recipe.layers[0]!.config).toBe('cfg.json');
  });
});

describe('a format that is added to the list', () => {
  const toy: Format = {
    id: 'toy',
    role: 'labels',
    label: 'toy labels',
    holds: 'nothing much',
    endings: ['.toy'],
    looks: ({ name }) => name.endsWith('.toy'),
    load: async () => ({
      describe: async ({ size }, file) =>
        found('labels', 'toy labels', new TextDecoder().decode(await file.read(0, size))),
    }),
  };

  it('is recognised, and belongs to the layer that it names', async () => {
    const files = new Map([
      ['layer_1.npz', decoder(5, 3)],
      ['layer_2.npz', decoder(5, 3)],
      ['layer_2.toy', text('so big')],
    ]);
    const formats = [...FORMATS, toy];
    const set = await recogniseTogether([...files.keys()], memorySource(files), 'some', AS_FOUND, formats);
    expect(set.files[2]).toEqual({
      path: 'layer_2.toy',
      format: 'toy',
      role: 'labels',
      what: 'toy labels',
      shape: 'so big',
      fault: '',
    });
    expect(set.pairing!.recipe.layers[1]).toMatchObject({ features: 'layer_2.toy' });
  });
});

/** A safetensors file of one tensor of zeros. */
function tensorsFile(name: string, shape: readonly number[]): Uint8Array {
  const size = 4 * shape.reduce((product, count) => product * count, 1);
  const header = json({ [name]: { dtype: 'F32', shape, data_offsets: [0, size] } });
  const bytes = new Uint8Array(8 + header.length + size);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  return bytes;
}
