import { existsSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../workers/kernels/load.ts';
import { readCooccurrenceNpz } from '../../../dataset/formats/cooccurrence/cooccurrence.ts';
import { readFiringsNpz } from '../../../dataset/formats/firings/firings.ts';
import { openSae } from '../../../dataset/formats/sae/sae.ts';
import { adjustedMutualInformation } from '../../../math/clustering/mutualInformation.ts';
import { useKernels } from '../../../math/kernels/kernels.ts';
import { clustersOf, spectralEmbedding } from '../../../math/clustering/spectralEmbedding.ts';
import { quietWork } from '../../../math/work/work.ts';
import { featuresToCluster, lobes, type AffinityName, type LobesInput } from './index.ts';
import { affinityOf } from './affinities/affinityOf.ts';

/** scikit-learn's clusterings of real layers with `random_state=0`, and how far its seeds agree (AMI). */
interface Clusterings {
  eigenvalues: number[];
  clusters: Record<string, { labels: string; sizes: number[]; agreement: number }>;
}
const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/real_layers.json', import.meta.url), 'utf8'),
) as Record<'layer_2' | 'layer_3', Record<string, Clusterings>>;

const DATA = new URL('../../../../../shared/data/mini-sae/', import.meta.url);
const read = (path: string) => new Uint8Array(readFileSync(new URL(path, DATA)));
const labelsOf = (text: string) => inflateSync(Buffer.from(text, 'base64'));

const layers = new Map<number, ReturnType<typeof readLayer>>();
function layer(number: number) {
  if (!layers.has(number)) layers.set(number, readLayer(number));
  return layers.get(number)!;
}

async function readLayer(number: number) {
  const sae = await openSae(read(`layer_${number}/params.npz`), 'params.npz');
  const decoder = await sae.read();
  const firings = await readFiringsNpz(read(`layer_${number}/firings.npz`), 'firings.npz', decoder.rows);
  return { firings, decoder };
}

/** One embedding serves every k: k-means sees its first k coordinates, as from scikit-learn's own. */
async function expectAgreement(
  input: LobesInput,
  name: AffinityName,
  kept: Uint32Array,
  eigenvalues: number[],
  clusters: Clusterings['clusters'],
) {
  const affinity = await affinityOf(name, input, kept, quietWork);
  const embedding = await spectralEmbedding(affinity, 8, {}, quietWork);
  embedding.eigenvalues.forEach((value, i) => expect(value).toBeCloseTo(eigenvalues[i]!, 6));
  for (const k of [2, 3, 4, 8]) {
    const { labels } = await clustersOf(embedding, k, 0, quietWork);
    expect(adjustedMutualInformation(labels, labelsOf(clusters[k]!.labels))).toBeGreaterThan(0.999);
  }
  await affinity.free();
}

describe.skipIf(!existsSync(DATA))('lobes of real layers', () => {
  beforeAll(async () => useKernels(await loadKernels()));

  it('layer 2 by phi, silent features left in, are scikit-learn’s', async () => {
    const input = await layer(2);
    const { eigenvalues, clusters } = fixture.layer_2.phi!;
    const { kept } = featuresToCluster(input, { affinity: 'phi', keepSilent: true });
    await expectAgreement(input, 'phi', kept, eigenvalues, clusters);
    const usual = { affinity: 'phi', k: 4, seed: 42, keepSilent: true } as const;
    expect([...(await lobes(input, usual, quietWork)).sizes]).toEqual([1993, 993, 816, 294]);
  });

  it.each(Object.keys(fixture.layer_3) as AffinityName[])(
    'layer 3 by %s are scikit-learn’s',
    async (name) => {
      const input = await layer(3);
      const { eigenvalues, clusters } = fixture.layer_3[name]!;
      const { kept } = featuresToCluster(input, { affinity: name, keepSilent: false });
      await expectAgreement(input, name, kept, eigenvalues, clusters);
    },
  );

  it('are the same from the file of co-occurrence counts as from the firings', async () => {
    const cooccurrence = await readCooccurrenceNpz(read('layer_3/cooccurrences.npz'), 'cooccurrences.npz');
    const { firings } = await layer(3);
    for (const affinity of ['phi', 'jaccard'] as const) {
      const parameters = { affinity, k: 3, seed: 42, keepSilent: false };
      const counted = await lobes({ cooccurrence }, parameters, quietWork);
      const fired = await lobes({ firings }, parameters, quietWork);
      expect(counted.labels).toEqual(fired.labels);
    }
  });
});
