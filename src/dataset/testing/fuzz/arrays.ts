import { zipSync } from 'fflate';
import { openActivations } from '../../formats/activations/activations.ts';
import { readCooccurrence } from '../../formats/cooccurrence/cooccurrence.ts';
import { readEncoder } from '../../formats/sae/encoder.ts';
import { readFiringsNpz } from '../../formats/firings/firings.ts';
import { fixture } from '../fixture.ts';
import { readJson } from '../../files/json.ts';
import { readNpy, writeNpy } from '../../files/npy.ts';
import { openNpz } from '../../files/npz.ts';
import { openSafetensors } from '../../files/safetensors.ts';
import { readSaeConfig } from '../../formats/sae/configuration.ts';
import { openSae } from '../../formats/sae/sae.ts';
import { openTensors } from '../../files/tensors.ts';
import { openedBytes } from '../../sources/source.ts';
import { checkArray, checkCounts, checkFirings, checkMatrix, type Target } from './targets.ts';

const only = (parts: Readonly<Record<string, Uint8Array>>) => Object.entries(parts)[0]!;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const numbers = (count: number) => Float32Array.from({ length: count }, (_, i) => (i % 7) - 3);

const readArrays = async (bytes: Uint8Array, file: string) => {
  const npz = await openNpz(bytes, file);
  for (const name of npz.names) {
    await npz.shape(name);
    checkArray(await npz.read(name));
  }
};

const readTensors = async (bytes: Uint8Array, file: string) => {
  const tensors = await openSafetensors(bytes, file);
  for (const name of tensors.names) checkArray(await tensors.read(name));
};

const readDecoder = async (bytes: Uint8Array, file: string, sizes?: ReturnType<typeof readSaeConfig>) => {
  const sae = await openSae(bytes, file, sizes);
  const found = await sae.read();
  checkMatrix(found);
  if (found.rows !== sae.features || found.columns !== sae.dim)
    throw new Error('malformed result: other sizes');
};

const SAE = {
  'W_enc.npy': writeNpy(numbers(15), [3, 5]),
  'W_dec.npy': writeNpy(numbers(15), [5, 3]),
  'b_enc.npy': writeNpy(numbers(5), [5]),
  'b_dec.npy': writeNpy(numbers(3), [3]),
  'threshold.npy': writeNpy(numbers(5), [5]),
};
const FIRINGS = {
  'indptr.npy': writeNpy(Uint32Array.of(0, 2, 3), [3]),
  'indices.npy': writeNpy(Uint16Array.of(0, 2, 1), [3]),
  'category.npy': writeNpy(Uint8Array.of(1, 0), [2]),
  'shape.npy': writeNpy(Float64Array.of(2, 3), [2]),
  'threshold.npy': writeNpy(Float64Array.of(1), [1]),
  'block_length.npy': writeNpy(Int32Array.of(256), [1]),
};
const COUNTS = {
  'histogram.npy': writeNpy(Int32Array.of(3, 1, 0, 1, 2, 1, 0, 1, 2), [3, 3]),
  'n_chunks.npy': writeNpy(Int32Array.of(4), [1]),
};
const CONFIG = bytesOf(
  JSON.stringify({
    architecture: 'topk',
    d_in: 3,
    d_sae: 5,
    k: 2,
    apply_b_dec_to_input: true,
    normalize_activations: 'none',
  }),
);

/** A target for each of some fixtures. */
const each = (
  files: readonly string[],
  read: (bytes: Uint8Array, file: string) => Promise<unknown>,
): Target[] =>
  files.map((file) => ({
    name: file,
    parts: { [file]: fixture(file) },
    read: (parts) => {
      const [name, bytes] = only(parts);
      return read(bytes, name);
    },
  }));

/** An archive whose members are damaged before they are packed, so that its checksums are right. */
const packed = (
  name: string,
  members: Readonly<Record<string, Uint8Array>>,
  read: (bytes: Uint8Array, file: string) => Promise<unknown>,
): Target => ({
  name: `${name}, its members`,
  parts: members,
  names: [name],
  count: 16,
  read: (parts) => read(zipSync(parts, { level: 0 }), name),
});

/** Parsers of arrays, checkpoints, firings and counts. */
export const ARRAYS: readonly Target[] = [
  ...each(
    ['f4-little-C.npy', 'f2-big-F.npy', 'i8-little-C.npy', 'version2.npy', 'cube-F.npy'],
    async (bytes, file) => checkArray(readNpy(bytes, file)),
  ),
  ...each(['firings.npz', 'firings-stored.npz', 'half.npz'], readArrays),
  packed('arrays.npz', SAE, readArrays),
  ...each(['saelens.safetensors', 'sparsify.safetensors'], readTensors),
  ...each(
    ['gemma-scope.npz', 'llama-scope.safetensors', 'saelens-turned.safetensors', 'f4-big-F.npy'],
    readDecoder,
  ),
  packed('params.npz', SAE, readDecoder),
  {
    name: 'a configuration beside a decoder',
    names: ['cfg.json', 'decoder.npy'],
    parts: { 'cfg.json': CONFIG, 'decoder.npy': writeNpy(numbers(15), [5, 3]) },
    read: async (parts) => {
      const sizes = readSaeConfig(await readJson(parts['cfg.json']!, 'cfg.json'));
      return readDecoder(parts['decoder.npy']!, 'decoder.npy', sizes);
    },
  },
  {
    name: 'an encoder and its configuration',
    parts: { ...SAE, 'cfg.json': CONFIG },
    names: ['sae.npz', 'cfg.json'],
    count: 16,
    read: async ({ 'cfg.json': config, ...members }) => {
      const fields = await readJson(config!, 'cfg.json');
      const { weights } = await readEncoder(
        await openTensors(zipSync(members, { level: 0 }), 'sae.npz'),
        'sae.npz',
        fields,
      );
      checkMatrix(weights);
    },
  },
  ...each(['encoder/shard-0.npy', 'encoder/shard-1.safetensors'], async (bytes, file) => {
    const shard = await openActivations(openedBytes(bytes), file);
    checkMatrix(await shard.read(0, Math.min(shard.count, 4)));
  }),
  ...each(
    ['firings.npz', 'firings-scipy.npz', 'sparse/bsr.npz', 'sparse/coo.npz', 'sparse/csc.npz'],
    async (bytes, file) => checkFirings(await readFiringsNpz(bytes, file, null)),
  ),
  packed('firings.npz', FIRINGS, async (bytes, file) =>
    checkFirings(await readFiringsNpz(bytes, file, null)),
  ),
  ...each(['cooccurrence.npz'], async (bytes, file) =>
    checkCounts(await readCooccurrence(bytes, file, null)),
  ),
  packed('counts.npz', COUNTS, async (bytes, file) => checkCounts(await readCooccurrence(bytes, file, null))),
];
