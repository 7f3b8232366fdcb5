import { zipSync } from 'fflate';
import { writeNpy } from '../../files/npy.ts';
import { openFiles, recogniseFiles } from '../../open/local.ts';
import { memorySource } from '../../sources/memory.ts';
import { AS_FOUND, type Corrections } from '../../corrections.ts';
import { readJson } from '../../files/json.ts';
import { openTensors } from '../../files/tensors.ts';
import { readFreeColumns } from '../../formats/columns/freeColumns.ts';
import { readLabelFile } from '../../formats/labels/labelFile.ts';
import { readEncoder } from '../../formats/sae/encoder.ts';
import { openEncoderTensors } from '../../formats/sae/encoderTensors.ts';
import { parquetFiles } from '../parquet.ts';
import { fixture } from '../fixture.ts';
import { checkFirings, checkMatrix, must, readAll, type Target } from './targets.ts';

type Parts = Readonly<Record<string, Uint8Array>>;

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const GEMMA_SCOPE_2: Parts = {
  'config.json': fixture('gemma_scope2/config.json'),
  'params.safetensors': fixture('gemma_scope2/params.safetensors'),
  'examples.safetensors': fixture('gemma_scope2/examples.safetensors'),
  'tokenizer.json': fixture('gemma_scope2/tokenizer.json'),
};

const openedAs = async (parts: Parts, corrections: Corrections) =>
  openFiles(Object.keys(parts), memorySource(new Map(Object.entries(parts))), corrections);
const opened = async (parts: Parts) => openedAs(parts, AS_FOUND);

const ENCODERS = [
  'llama-scope',
  'llama-scope-r1',
  'llamascopium-topk',
  'saelens-batchtopk',
  'crosscoder-batchtopk',
];
const { labels: LABELS } = await parquetFiles({
  labels: ["SELECT * FROM (VALUES (3, 'fourth', 0.5), (0, 'first', 2)) t(feature_idx, explanation, density)"],
});

/** Files of one format each, which are recognised and left out. */
const ASIDE: Parts = {
  'sparsity.safetensors': fixture('types.safetensors'),
  'doc_offsets.npy': writeNpy(Uint32Array.of(0, 2, 5), [3]),
  'listing.json': json({ files: ['params.npz', 'labels.csv'] }),
  'model.json': json({ model_type: 'gemma3', architectures: ['Gemma3ForCausalLM'], hidden_size: 640 }),
  'labels.xlsx': zipSync({ 'xl/workbook.xml': new TextEncoder().encode('<workbook/>') }),
  'several.zip': zipSync({ 'notes.txt': new TextEncoder().encode('notes'), 'more.csv': json('a,b') }),
};

const RANK_3 = [
  'features-first',
  'models-first',
  'llamascopium-crosscoder',
  'circuit-tracer',
  'llamascopium-clt',
];

/** A safetensors file of one list of numbers. */
function listFile(name: string, values: Float32Array): Uint8Array {
  const header = json({
    [name]: { dtype: 'F32', shape: [values.length], data_offsets: [0, values.byteLength] },
  });
  const bytes = new Uint8Array(8 + header.length + values.byteLength);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 8);
  bytes.set(new Uint8Array(values.buffer), 8 + header.length);
  return bytes;
}

/** The configuration of a set of transcoders, as circuit-tracer reads it. */
const CIRCUIT_TRACER = [
  'model_name: "google/gemma-2-2b"  # the base model',
  'model_kind: transcoder_set',
  "feature_input_hook: 'ln2.hook_normalized'",
  'feature_output_hook: hook_mlp_out',
  'layers: 26',
  'lazy: true',
  'scan: ~',
  'transcoders:',
  '  - hf://mntss/transcoders/layer_3.safetensors',
  'notes: [1, {a: "b"}]',
  'text: |',
  '  several: lines',
].join('\n');

const SPARSITY = 'sae_sparsity.safetensors';

/** Families of checkpoints with what stands beside them, and files that are recognised only. */
export const FAMILIES: readonly Target[] = [
  {
    name: 'frequencies of features',
    parts: { [SPARSITY]: listFile('sparsity', Float32Array.of(-1, -2.5, -10)) },
    count: 40,
    read: async (parts) => {
      const tensors = await openTensors(parts[SPARSITY]!, SPARSITY);
      structuredClone(await readFreeColumns(tensors, 3, SPARSITY));
    },
  },
  {
    name: 'Gemma Scope 2 with its strongest tokens',
    parts: GEMMA_SCOPE_2,
    count: 16,
    read: async (parts) => {
      const dataset = await opened(parts);
      await readAll(dataset);
      const { id, has } = dataset.info.layers[0]!;
      if (has.firings) structuredClone(await dataset.notes(id, 8));
      if (has.firings) checkFirings(await dataset.firings(id));
    },
  },
  ...RANK_3.map((name): Target => ({
    name: `${name}, all its layers`,
    parts: { [`${name}.safetensors`]: fixture(`rank3/${name}.safetensors`) },
    count: 12,
    read: async (parts) => readAll(await opened(parts)),
  })),
  {
    name: 'circuit-tracer, decoders and encoders in files of their own',
    parts: Object.fromEntries(
      ['W_dec_0', 'W_dec_1', 'W_enc_0', 'W_enc_1'].map((part) => [
        `${part}.safetensors`,
        fixture(`encoder_layers/circuit-tracer/clt/${part}.safetensors`),
      ]),
    ),
    count: 4,
    read: async (parts) => readAll(await opened(parts)),
  },
  {
    name: 'circuit-tracer with its configuration in YAML',
    parts: {
      'config.yaml': new TextEncoder().encode(CIRCUIT_TRACER),
      'layer_3.safetensors': fixture('rank3/circuit-tracer.safetensors'),
    },
    count: 12,
    read: async (parts) => {
      const fields = await readJson(parts['config.yaml']!, 'config.yaml');
      must(
        Object.values(fields as object).every((value) => value === null || typeof value !== 'object'),
        'plain fields',
      );
      await readAll(await opened(parts));
    },
  },
  ...ENCODERS.map((name): Target => ({
    name: `${name}, its encoder`,
    parts: {
      [`${name}.safetensors`]: fixture(`encoder_families/${name}.safetensors`),
      [`${name}.json`]: fixture(`encoder_families/${name}.json`),
    },
    count: 10,
    read: async (parts) => {
      const file = `${name}.safetensors`;
      const config = await readJson(parts[`${name}.json`]!, `${name}.json`);
      checkMatrix((await readEncoder(await openTensors(parts[file]!, file), file, config)).weights);
    },
  })),
  ...['jumprelu', 'topk'].map((name): Target => ({
    name: `a crosscoder of llamascopium, ${name}, its encoder`,
    parts: {
      'sae.safetensors': fixture(`encoder_layers/llamascopium/${name}.safetensors`),
      'sae.json': fixture(`encoder_layers/llamascopium/${name}.json`),
    },
    count: 12,
    read: async (parts) => {
      const config = await readJson(parts['sae.json']!, 'sae.json');
      const tensors = await openTensors(parts['sae.safetensors']!, 'sae.safetensors');
      checkMatrix((await readEncoder(tensors, 'sae.safetensors', config)).weights);
    },
  })),
  {
    name: 'a crosscoder in a file for each layer, its encoder',
    parts: Object.fromEntries(
      ['config.json', ...[5, 9, 12].map((layer) => `params_layer_${layer}.safetensors`)].map((name) => [
        name,
        fixture(`encoder_layers/shared/${name}`),
      ]),
    ),
    count: 16,
    read: async (parts) => {
      const source = memorySource(new Map(Object.entries(parts)));
      const config = await readJson(parts['config.json']!, 'config.json');
      const found = await openEncoderTensors({ sae: 'params_layer_5.safetensors' }, config, source);
      checkMatrix((await readEncoder(found.tensors, found.place, config)).weights);
    },
  },
  {
    name: 'a sample of a checkpoint',
    parts: { 'sae.safetensors': fixture('saelens.safetensors') },
    count: 12,
    read: async (parts) => readAll(await openedAs(parts, { ...AS_FOUND, sample: { count: 3, seed: 42 } })),
  },
  {
    name: 'a table in a zip archive',
    parts: { 'table.zip': zipSync({ 'table.txt': new TextEncoder().encode('a 1 2\nb 3 4\n') }) },
    names: ['table.zip', 'table.txt'],
    count: 40,
    read: async (parts) => readAll(await opened(parts)),
  },
  {
    name: 'labels in Parquet',
    parts: { 'labels.parquet': LABELS },
    count: 24,
    read: async (parts) =>
      structuredClone(await readLabelFile(parts['labels.parquet']!, 'labels.parquet', '')),
  },
  ...Object.entries(ASIDE).map(([path, bytes]): Target => ({
    name: `${path}, recognised`,
    parts: { [path]: bytes },
    count: 12,
    read: async (parts) => {
      const source = memorySource(new Map(Object.entries(parts)));
      const { files } = await recogniseFiles([path], source);
      structuredClone(files);
      must(
        files.every(({ what }) => what.length < 100),
        'a name for what it is',
      );
    },
  })),
];
