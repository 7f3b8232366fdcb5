import { beforeAll, expect, it } from 'vitest';
import { implementationOf } from '../../workers/registry.ts';
import { openBundle } from '../dataset/bundle/bundle.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Job } from '../jobs/job.ts';
import { quietWork } from '../math/work/work.ts';
import { crystalParameters } from '../scales/atom/analysis/parameters.ts';
import {
  analogyJob,
  componentCurveJob,
  crystalQualityJob,
  crystalSearchJob,
  distractorsJob,
} from '../scales/atom/jobs.ts';
import { searchParameters } from '../scales/atom/analysis/search/search.ts';
import { ATOM_DEFAULTS } from '../scales/atom/analysis/defaults.ts';
import { BRAIN_DEFAULTS } from '../scales/brain/analysis/defaults.ts';
import { GEOMETRY_AFFINITIES } from '../scales/brain/analysis/affinities/affinities.ts';
import { publishedRequest } from '../scales/brain/analysis/published/parameters.ts';
import { sweepPlan } from '../scales/brain/analysis/sweep/sweepPlan.ts';
import {
  classifierJob,
  encodeJob,
  geometryJob,
  lobesJob,
  publishedClassifierJob,
  publishedGeometryJob,
  stabilityJob,
  sweepPointJob,
} from '../scales/brain/jobs.ts';
import { selectionJob } from '../scales/cloud/selectionJobs.ts';
import { entropyJob, isotropyJob, metaSaeJob, populationSlopeJob, shapeJob } from '../scales/galaxy/jobs.ts';
import { DRAWS_FOR_P } from '../math/statistics/nulls/enoughDraws.ts';
import { folderSource } from './folder.ts';
import { jsonText } from './jsonText.ts';
import { run } from './main.ts';
import type { StartWork } from './threads.ts';

/*
 * The command line’s documents hold the results of the app’s jobs for the same parameters, to the last digit: both run
 * the same compositions.
 */

type Document = Record<string, unknown>;
const LOBES = 'e2e/cases/lobes';
const WORDS = 'public/datasets/words';
let lobes: Dataset;
let words: Dataset;
beforeAll(async () => {
  [lobes, words] = await Promise.all([openBundle(folderSource(LOBES)), openBundle(folderSource(WORDS))]);
});

const here: StartWork = (_, compute) => compute(quietWork);

async function document(...args: string[]): Promise<Document> {
  const { code, stdout, stderr } = await run(args, here);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Document;
}

/** The result of a job, with numbers as the command line prints them. */
async function found<P, R extends object>(
  job: Job<P, R>,
  dataset: Dataset,
  parameters: P,
): Promise<Document> {
  const result = await (await implementationOf(job.name))(dataset, parameters, quietWork);
  return JSON.parse(jsonText(result as object)) as Document;
}

/** A figure’s null as the command line prints it: the number of its draws instead of the draws. */
function counted({ value, null: distribution, z, p }: Document) {
  const { mean, sd, samples } = distribution as { mean: number; sd: number; samples: number[] };
  return { value, null: { mean, sd, draws: samples.length }, z, p: samples.length < DRAWS_FOR_P ? null : p };
}

const request = {
  layer: '0',
  affinity: 'jaccard',
  k: 3,
  seed: 7,
  keepSilent: false,
  minimumBlocks: 2,
} as const;

it('lobes with every measure', async () => {
  const options = ['--affinity', 'jaccard', '--k', '3', '--seed', '7', '--minimum-blocks', '2'];
  const draws = ['--permutations', '19', '--fits', '2', '--samples', '3'];
  const printed = await document('lobes', LOBES, ...options, '--measure', 'all', ...draws);
  const { categories, fired, ...lobesFields } = await found(lobesJob, lobes, request);
  expect(printed).toMatchObject(lobesFields);
  expect(fired).toHaveLength(126);
  expect(printed['categories']).toMatchObject({ names: lobes.info.categories, ...(categories as object) });
  const { ami } = await found(geometryJob, lobes, {
    ...request,
    permutations: 19,
    by: BRAIN_DEFAULTS.geometry,
  });
  const { value, ...beside } = counted(ami as Document);
  expect(printed['geometry']).toMatchObject({ ami: value, ...beside });
  const classifier = await found(classifierJob, lobes, { ...request, permutations: 2 });
  const asPrinted = (fit: Document) => {
    const { value: accuracy, ...besideAccuracy } = counted(fit['balancedAccuracy'] as Document);
    return { ...fit, balancedAccuracy: accuracy, ...besideAccuracy };
  };
  const expected = { ...asPrinted(classifier), collapsed: asPrinted(classifier['collapsed'] as Document) };
  expect(printed['classifier']).toMatchObject(expected);
  const stability = await found(stabilityJob, lobes, { ...request, samples: 3, nulls: BRAIN_DEFAULTS.nulls });
  const { value: stable, ...besideStable } = counted(stability['ami'] as Document);
  expect(printed['stability']).toMatchObject({ ...stability, ami: stable, ...besideStable });
});

it('the defaults are the app’s', async () => {
  const printed = await document('lobes', LOBES, '--k', '3', '--measure', 'geometry,classifier,stability');
  expect(printed).toMatchObject({
    affinity: BRAIN_DEFAULTS.affinity,
    seed: BRAIN_DEFAULTS.seed,
    geometry: { null: { draws: BRAIN_DEFAULTS.permutations } },
    classifier: { null: { draws: BRAIN_DEFAULTS.fits } },
    stability: { null: { draws: BRAIN_DEFAULTS.nulls } },
  });
  expect((printed['stability'] as { samples: number[] }).samples).toHaveLength(BRAIN_DEFAULTS.samples);
  expect(printed['eigenvalues']).toHaveLength(12);
});

it.each(GEOMETRY_AFFINITIES)(
  'lobes by %s, with every measure but stability, because they do not depend on blocks',
  async (affinity) => {
    const options = ['--affinity', affinity, '--geometry', affinity, '--k', '2', '--fits', '2'];
    const printed = await document('lobes', LOBES, ...options);
    expect(printed).toMatchObject({ affinity, geometry: { ami: 1, by: affinity } });
    expect(Object.keys(printed)).toEqual(expect.arrayContaining(['categories', 'geometry', 'classifier']));
    expect(printed['stability']).toBeUndefined();
  },
);

it('lobes as published: every feature, the published figures and marks, the app’s numbers', async () => {
  const options = ['--k', '3', '--as-published', '--measure', 'geometry,classifier,categories'];
  const printed = await document('lobes', LOBES, ...options, '--permutations', '9', '--fits', '2');
  const asPublished = publishedRequest({ layer: '0', affinity: 'phi', k: 3 });
  const { categories, fired: _, ...lobesFields } = await found(lobesJob, lobes, asPublished);
  expect(printed).toMatchObject({
    ...lobesFields,
    asPublished: true,
    keepSilent: true,
    seed: 42,
    clustered: 126,
  });
  expect(printed['categories']).toMatchObject(categories as object);
  const parameters = { ...asPublished, permutations: 9, by: 'angular' } as const;
  const { ami } = await found(publishedGeometryJob, lobes, parameters);
  expect(printed['geometry']).toMatchObject({
    ami: (ami as { value: number }).value,
    sigma: (ami as { sigma: number }).sigma,
    by: 'angular',
    null: { draws: 9 },
    mark: { sigma: 954, k: 2 },
  });
  const classifier = await found(publishedClassifierJob, lobes, { ...asPublished, fits: 2 });
  const { value, sigma } = classifier['balancedAccuracy'] as { value: number; sigma: number };
  expect(printed['classifier']).toMatchObject({ balancedAccuracy: value, sigma, mark: { sigma: 74 } });
});

it('options without effect beside --as-published are refused, in words', async () => {
  for (const [command, ...options] of [
    ['lobes', '--k', '3', '--seed', '7'],
    ['sweep', '--minimum-blocks', '2'],
  ] as const) {
    const { code, stderr } = await run([command, LOBES, ...options, '--as-published'], here);
    expect([code, stderr]).toEqual([2, expect.stringContaining('has no effect beside --as-published')]);
  }
});

it('a sweep as published compares all features with angular clusters, in σ', async () => {
  const options = [
    '--affinity',
    'phi',
    '--k-max',
    '2',
    '--permutations',
    '9',
    '--fits',
    '2',
    '--as-published',
  ];
  const printed = await document('sweep', LOBES, ...options);
  const point = { affinity: 'phi', k: 2, most: 2, permutations: 9, fits: 2 } as const;
  const asked = { ...publishedRequest({ layer: '0', affinity: 'phi', k: 2 }), ...point };
  expect(printed['points']).toEqual([await found(sweepPointJob, lobes, asked)]);
  const alone = {
    ...publishedRequest({ layer: '0', affinity: 'phi', k: 2 }),
    permutations: 9,
    by: 'angular',
  } as const;
  const { ami } = await found(publishedGeometryJob, lobes, alone);
  const [{ ami: swept }] = printed['points'] as [{ ami: { value: number; p: null } }];
  expect(swept.value).toBeCloseTo((ami as { value: number }).value, 9);
  expect(swept.p).toBeNull();
});

it('sweep, point by point', async () => {
  const printed = await document('sweep', LOBES, '--k-max', '4', '--permutations', '9', '--fits', '2');
  const filter = { layer: '0', seed: BRAIN_DEFAULTS.seed, keepSilent: false, minimumBlocks: 0 };
  const plan = sweepPlan(printed['clustered'] as number, 4, { permutations: 9, fits: 2 });
  const points = [];
  for (const point of plan) points.push(await found(sweepPointJob, lobes, { ...filter, ...point }));
  expect(printed['points']).toEqual(points);
});

it('a selection, with the lobes that it is compared with', async () => {
  const members = '0-20,40,43-50';
  const printed = await document('selection', LOBES, '--features', members, '--draws', '9', '--k', '3');
  const lobesOfView = { ...request, affinity: 'phi', seed: BRAIN_DEFAULTS.seed, minimumBlocks: 0 } as const;
  const asked = { layer: '0', among: 'features', members, draws: 9, seed: 42 } as const;
  const {
    lobes: agreement,
    categories,
    ...figures
  } = await found(selectionJob, lobes, {
    ...asked,
    lobes: lobesOfView,
  });
  expect(printed).toMatchObject({ ...asked, ...figures, n: 30, total: 126 });
  expect(printed['lobes']).toMatchObject(agreement as Document);
  expect(printed['categories']).toEqual({ names: lobes.info.categories, ...(categories as object) });
});

it('a selection of words', async () => {
  const members = '0-9';
  const printed = await document('selection', WORDS, '--selected-words', members, '--draws', '9');
  const asked = { layer: words.info.defaultLayer, among: 'words', members, draws: 9, seed: 42 } as const;
  const {
    lobes: _,
    categories: __,
    ...figures
  } = await found(selectionJob, words, { ...asked, lobes: null });
  expect(printed).toMatchObject({ ...figures, matched: null, meanPhi: null });
});

it('galaxy: shape, isotropy and clustering entropy', async () => {
  const printed = await document('galaxy', LOBES, '--rows', '64');
  expect(printed).toMatchObject(await found(shapeJob, lobes, { layer: '0' }));
  expect(printed['isotropy']).toEqual(await found(isotropyJob, lobes, { layer: '0' }));
  expect(printed['populationSlope']).toEqual(await found(populationSlopeJob, lobes, { layer: '0' }));
  expect(printed['clusteringEntropy']).toEqual(await found(entropyJob, lobes, { layer: '0', rows: 64 }));
});

it('meta: the meta-SAE, and the parts of a feature', async () => {
  const options = ['--draws', '2', '--steps', '20', '--width', '0.5', '--feature', '3', '--meta', '0'];
  const printed = await document('meta', LOBES, ...options);
  const asked = { layer: '0', width: 0.5, active: 4, draws: 2, steps: 20, seed: 42 };
  const result = await found(metaSaeJob, lobes, asked);
  expect(printed).toMatchObject(result);
  const starts = result['starts'] as number[];
  const metas = (result['metas'] as number[]).slice(starts[3], starts[4]);
  expect((printed['parts'] as { meta: number }[]).map(({ meta }) => meta)).toEqual(metas);
  expect(printed['features']).toHaveLength((printed['sizes'] as number[])[0]!);
});

it('crystals with curve, analogy and search', async () => {
  const { layers, defaultLayer, relations } = words.info;
  const layer = layers.find(({ id }) => id === defaultLayer)!;
  const among = layer.has.decoder ? ('features' as const) : ('words' as const);
  const table = await words.relations();
  const [a, b, c] = [...table.relations[0]!.pairs.subarray(0, 3)] as [number, number, number];
  const question = [a, b, c].map((word) => table.words[word]).join(',');
  const ids = relations.slice(0, 3).map(({ id }) => id);
  const options = ['--relations', ids.join(','), '--shuffles', '2', '--components', '2'];
  const extras = ['--curve', '2', '--analogy', question, '--search', '40'];
  const printed = await document('crystals', WORDS, ...options, ...extras);
  const parameters = crystalParameters(ids, { shuffles: 2, components: 2 });
  const at = { ...parameters, layer: layer.id };
  const { removed, relations: rows, ...quality } = await found(crystalQualityJob, words, at);
  expect(printed).toMatchObject({ ...quality, lda: removed });
  expect(printed['relations']).toEqual(
    (rows as (Document & { verdict: object })[]).map(({ id, name, removed: lda, verdict, ...row }) => ({
      name: id,
      title: name,
      ...row,
      lda,
      verdict: { ...verdict, sentence: expect.any(String) as string },
    })),
  );
  expect(printed['story']).toEqual([
    expect.stringMatching(/^Over /),
    expect.stringMatching(/^With distractors removed/),
    expect.stringMatching(/^On held-out pairs/),
  ]);
  const { correlated, answers: count, offsets: draws } = ATOM_DEFAULTS;
  const { shares, correlations } = await found(distractorsJob, words, { ...at, count: correlated });
  expect(printed['distractors']).toEqual({ shares, correlations });
  expect(printed['curve']).toEqual(await found(componentCurveJob, words, { ...at, most: 2 }));
  const analogyQuestion = { a, b, c, method: 'add' as const, count, draws };
  const {
    answers,
    view: _,
    ...solved
  } = await found(analogyJob, words, { ...at, question: analogyQuestion });
  expect(printed['analogy']).toMatchObject({
    ...solved,
    answers: (answers as { word: number; score: number }[]).map(({ word, score }) => ({
      word: table.words[word],
      score,
    })),
  });
  const vectors = await (among === 'features' ? words.decoder(layer.id) : words.wordVectors(layer.id));
  const features = Array.from({ length: Math.min(40, vectors.rows) }, (_, i) => i);
  const search = { ...searchParameters(features), layer: layer.id, among };
  expect(printed['search']).toMatchObject(await found(crystalSearchJob, words, search));
});

it('encode', async () => {
  const { mkdtempSync, readFileSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { openFiles } = await import('../dataset/open/local.ts');
  const folder = 'src/dataset/testing/fixtures/encoder';
  const files = ['gemma-scope.npz', 'activations.npy', 'doc_offsets.npy'];
  const [sae, activations, offsets] = files.map((name) => `${folder}/${name}`) as [string, string, string];
  const scratch = mkdtempSync(`${tmpdir()}/tricosm-encode-`);
  try {
    const out = `${scratch}/firings.npz`;
    const options = ['--sae', sae, '--activations', activations, '--offsets', offsets];
    const printed = await document('encode', ...options, '--block-length', '8', '--out', out);
    const dataset = await openFiles(files, folderSource(folder));
    const rule = { threshold: BRAIN_DEFAULTS.threshold, blockLength: 8, bos: BRAIN_DEFAULTS.bos };
    const made = (await (
      await implementationOf(encodeJob.name)
    )(dataset, { layer: dataset.info.defaultLayer, ...rule }, quietWork)) as {
      bytes: Uint8Array;
      blocks: number;
      documents: number;
      dropped: number;
    };
    const { blocks, documents, dropped } = made;
    expect(printed).toMatchObject({ blocks, documents, dropped });
    expect(new Uint8Array(readFileSync(out))).toEqual(made.bytes);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
