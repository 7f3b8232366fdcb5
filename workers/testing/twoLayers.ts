import { zipSync } from 'fflate';
import { openBundle } from '../../src/dataset/bundle/bundle.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { writeNpy } from '../../src/dataset/files/npy.ts';
import { memorySource } from '../../src/dataset/sources/memory.ts';
import { random } from '../../src/math/random/random.ts';
import { quietWork } from '../../src/math/work/work.ts';
import { brainView } from '../../src/scales/brain/view.ts';
import { initialView } from '../../src/scales/view.ts';
import { precompute } from '../precompute.ts';

/** The number of features of each layer. */
export const FEATURES = 48;
const DIM = 8;
const BLOCKS = 160;
const DOCUMENTS = 16;
const TOKENS = 64;

const text = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));

function normals(count: number, seed: number): Float32Array<ArrayBuffer> {
  const stream = random(seed);
  return Float32Array.from({ length: count }, () => stream.normal());
}

/** Firings in which each feature of the upper half fires where the one below it fires, in four topics. */
function firings(seed: number) {
  const stream = random(seed);
  const rows = Array.from({ length: BLOCKS }, (_, block) => {
    const topic = block % 4;
    const parents = [...Array(FEATURES / 2).keys()].filter(
      (feature) => stream.uniform() < (feature % 4 === topic ? 0.8 : 0.1),
    );
    const children = parents.map((feature) => feature + FEATURES / 2).filter(() => stream.uniform() < 0.4);
    return [...parents, ...children];
  });
  const starts = rows.reduce<number[]>((all, row) => [...all, all.at(-1) + row.length], [0]);
  return { indptr: Uint32Array.from(starts), indices: Uint16Array.from(rows.flat()) };
}

/** For tests: a bundle of two layers with firings of the same blocks; the first one has an encoder and activations. */
export function twoLayers(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const layers = ['a', 'b'].map((id, at) => {
    const { indptr, indices } = firings(at + 1);
    files.set(`${id}/decoder.npy`, writeNpy(normals(FEATURES * DIM, at + 3), [FEATURES, DIM]));
    files.set(`${id}/indptr.npy`, writeNpy(indptr, [BLOCKS + 1]));
    files.set(`${id}/indices.npy`, writeNpy(indices, [indices.length]));
    return {
      id,
      name: `layer ${id}`,
      decoder: { path: `${id}/decoder.npy`, features: FEATURES, dim: DIM },
      firings: { indptr: `${id}/indptr.npy`, indices: `${id}/indices.npy`, blocks: BLOCKS },
      ...(at === 0 && {
        encoding: {
          encoder: 'encoder.npz',
          activations: 'tokens.npy',
          tokens: TOKENS,
          offsets: 'offsets.npy',
        },
      }),
    };
  });
  files.set(
    'encoder.npz',
    zipSync({
      'W_enc.npy': writeNpy(normals(DIM * FEATURES, 7), [DIM, FEATURES]),
      'b_enc.npy': writeNpy(new Float32Array(FEATURES), [FEATURES]),
      'b_dec.npy': writeNpy(new Float32Array(DIM), [DIM]),
      'threshold.npy': writeNpy(new Float32Array(FEATURES).fill(2), [FEATURES]),
    }),
  );
  files.set('tokens.npy', writeNpy(normals(TOKENS * DIM, 8), [TOKENS, DIM]));
  const each = TOKENS / DOCUMENTS;
  files.set(
    'offsets.npy',
    writeNpy(
      Uint32Array.from({ length: DOCUMENTS + 1 }, (_, d) => each * d),
      [DOCUMENTS + 1],
    ),
  );
  files.set(
    'manifest.json',
    text({
      version: 1,
      name: 'two',
      title: 'Two',
      defaultLayer: 'a',
      categories: [],
      layers,
      provenance: { licence: 'MIT' },
    }),
  );
  return files;
}

const KINDS = ['together', 'hierarchy', 'absorption', 'following', 'tokens', 'matching', 'decompositions'];
const scales = brainView.changed(initialView().scales, { lobe: 1 });
/** For tests: the results that are about pairs, tokens and other layers. */
export const RELATED = { kinds: KINDS, scales, layers: null };

/**
 * For tests: the bundle with these results.
 *
 * @throws Error when one of them cannot be computed
 */
export async function publishedTwoLayers(): Promise<Dataset> {
  const files = twoLayers();
  const { files: more, skipped } = await precompute(memorySource(files), RELATED, quietWork);
  if (skipped.length > 0) throw new Error(`left out: ${JSON.stringify(skipped)}`);
  return openBundle(memorySource(new Map([...files, ...more])));
}
