import type { BlockFirings, Dataset } from '../../src/dataset/dataset.ts';
import { writeFiringsNpz } from '../../src/dataset/formats/firings/firingsFile.ts';
import { firingsBeside } from '../../src/dataset/recognise/belonging.ts';
import type { Cooccurrence } from '../../src/math/matrices/cooccurrence.ts';
import { stepOf, type Work } from '../../src/math/work/work.ts';
import {
  affinityAgreement,
  agreement,
  categoryNull,
  categoryTable,
  classifier,
  company,
  companyOfCounts,
  embedForSweep,
  encode,
  lobes,
  meeting,
  recordedBlocks,
  stability,
  sweepClusters,
  sweepPoint,
  typicalFeatures,
  type AffinityName,
  type Lobes,
  type LobesInput,
  type SweepEmbedding,
} from '../../src/scales/brain/analysis/index.ts';
import {
  affinitiesJob,
  categoryNullJob,
  classifierJob,
  companyJob,
  encodeJob,
  geometryJob,
  lobesJob,
  meetingJob,
  stabilityJob,
  sweepPointJob,
  typicalJob,
  type LobesRequest,
} from '../../src/scales/brain/jobs.ts';
import { hold } from '../held.ts';
import { implement } from '../registry.ts';

/** Eigenvalues shown beside the k of the lobes, for the eigengap. */
const EIGENVALUES = 12;
const TYPICAL = 12;
/** What is found once is kept while its dataset is open: so many results at most. */
const KEPT = 24;

const memory = new WeakMap<Dataset, Map<string, unknown>>();

/** A result that other jobs will want again, such as the lobes that a null is set beside. */
async function remembered<T>(dataset: Dataset, key: string, find: () => Promise<T>): Promise<T> {
  const kept = memory.get(dataset) ?? new Map<string, unknown>();
  memory.set(dataset, kept);
  const value = kept.has(key) ? (kept.get(key) as T) : hold(await find());
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return value;
}

async function inputOf(dataset: Dataset, layer: string): Promise<LobesInput> {
  const has = dataset.info.layers.find(({ id }) => id === layer)?.has;
  const [firings, cooccurrence, decoder] = await Promise.all([
    has?.firings ? dataset.firings(layer) : null,
    has?.cooccurrence && !has.firings ? dataset.cooccurrence(layer) : null,
    has?.decoder ? dataset.decoder(layer) : null,
  ]);
  return { ...(firings && { firings }), ...(cooccurrence && { cooccurrence }), ...(decoder && { decoder }) };
}

/** What is recorded of a layer: its firings, or else counts of pairs. */
async function recordingOf(
  dataset: Dataset,
  layer: string,
): Promise<{ readonly firings?: BlockFirings; readonly cooccurrence?: Cooccurrence }> {
  const has = dataset.info.layers.find(({ id }) => id === layer)?.has;
  if (has?.cooccurrence && !has.firings) return { cooccurrence: await dataset.cooccurrence(layer) };
  return { firings: await dataset.firings(layer) };
}

/** A request without what does not belong to the lobes, in one order: the key of what is remembered. */
function keyOf({ layer, affinity, k, seed, keepSilent, minimumBlocks = 0, maximumShare = 1 }: LobesRequest) {
  return JSON.stringify([layer, affinity, k, seed, keepSilent, minimumBlocks, maximumShare]);
}

function lobesOf(dataset: Dataset, request: LobesRequest, work: Work): Promise<Lobes> {
  return remembered(dataset, `lobes ${keyOf(request)}`, async () => {
    const ofGeometry = request.affinity === 'cosine' || request.affinity === 'angular';
    // The eigengap is shown for firings only; geometry's further eigenvalues lie close and take long.
    const eigenvalues = ofGeometry ? request.k : Math.max(request.k + 1, EIGENVALUES);
    const parameters = { ...request, eigenvalues };
    return lobes(await inputOf(dataset, request.layer), parameters, work);
  });
}

implement(lobesJob, async (dataset, request, work) => {
  const { firings, ...input } = await recordingOf(dataset, request.layer);
  const found = await lobesOf(dataset, request, stepOf(work, 0, 0.9));
  work.progress(0.9, 'Lobes in categories of documents');
  const { length: categories } = dataset.info.categories;
  return {
    ...found,
    categories: firings
      ? await categoryTable(firings, categories, found.labels, found.sizes.length, work)
      : null,
    fired: recordedBlocks(firings ? { firings } : input)!.fired,
  };
});

implement(typicalJob, async (dataset, request, work) => {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.5));
  const input = await inputOf(dataset, request.layer);
  return typicalFeatures(input, request.affinity, labels, request.k, TYPICAL, stepOf(work, 0.5, 1));
});

implement(categoryNullJob, async (dataset, request, work) => {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.2));
  const firings = await dataset.firings(request.layer);
  const { length: categories } = dataset.info.categories;
  return categoryNull(firings, categories, labels, request.k, request, stepOf(work, 0.2, 1));
});

implement(geometryJob, async (dataset, { by, ...request }, work) => {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.3));
  const own = await lobesOf(dataset, { ...request, affinity: by }, stepOf(work, 0.3, 0.7));
  return agreement(labels, own.labels, request, stepOf(work, 0.7, 1));
});

implement(classifierJob, async (dataset, request, work) => {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.2));
  return classifier(await dataset.decoder(request.layer), labels, request, stepOf(work, 0.2, 1));
});

implement(stabilityJob, async (dataset, { samples, nulls, ...request }, work) => {
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.05));
  const firings = await dataset.firings(request.layer);
  return stability(firings, labels, { ...request, samples, nulls }, stepOf(work, 0.05, 1));
});

implement(affinitiesJob, async (dataset, request, work) =>
  affinityAgreement(await recordingOf(dataset, request.layer), request, work),
);

implement(encodeJob, async (dataset, { layer, ...parameters }, work) => {
  const encoding = await dataset.encoding(layer);
  const { firings, document, documents, dropped } = await encode(encoding, parameters, work);
  const bytes = writeFiringsNpz(firings, { ...parameters, document, category: null });
  return { path: firingsBeside(encoding.sae), bytes, blocks: firings.blocks, documents, dropped };
});

implement(companyJob, async (dataset, { layer, feature, count }) => {
  const { firings, cooccurrence } = await recordingOf(dataset, layer);
  return firings ? company(firings, feature, count) : companyOfCounts(cooccurrence!, feature, count);
});

implement(meetingJob, async (dataset, { layer, a, b, count }) =>
  meeting(await dataset.firings(layer), dataset.info.categories.length, a, b, count),
);

implement(sweepPointJob, async (dataset, { most, ...request }, work) => {
  const input = await inputOf(dataset, request.layer);
  const embed = (affinity: AffinityName, step: Work): Promise<SweepEmbedding> =>
    remembered(dataset, `eigenvectors ${most} ${keyOf({ ...request, affinity, k: 0 })}`, () =>
      embedForSweep(input, { ...request, affinity }, most, step),
    );
  const own = await embed(request.affinity, stepOf(work, 0, 0.3));
  const place = keyOf({ ...request, affinity: 'cosine' });
  const clusters = await remembered(dataset, `clusters ${most} ${place}`, async () => {
    const geometry = await embed('cosine', stepOf(work, 0.3, 0.4));
    return sweepClusters(geometry, request.k, request.seed, stepOf(work, 0.4, 0.5));
  });
  const decoder = await dataset.decoder(request.layer);
  return sweepPoint(own, clusters, decoder, request, stepOf(work, 0.5, 1));
});
