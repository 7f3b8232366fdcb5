import * as v from 'valibot';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { float32, float64, nullFigure, number, places, uint32, within } from '../shared/forms.ts';
import type { ResultForms } from '../shared/results.ts';
import { randomDecompositionsForm } from './forms/decomposition.ts';
import { matchingForm } from './forms/matching.ts';
import {
  cloudJob,
  entropyJob,
  isotropyJob,
  matchingJob,
  metaSaeJob,
  randomDecompositionsJob,
  shapeJob,
  tsneJob,
  umapJob,
} from './jobs.ts';

/** The forms of the galaxy's results for a layer; see `src/scales/shared/forms.ts`. */

const cloudForm = ({ features: n, dim }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dim: v.literal(dim),
    axes: v.picklist(['paper', 'scores']),
    components: v.tuple([number, number, number]),
    positions: places(3 * n),
    eigenvalues: float64(3),
    share: float64(3),
    deviations: float64(3),
    directions: float64(3 * dim),
    mean: float64(dim),
    totalVariance: number,
    residual: number,
    converged: v.boolean(),
    preprocessing: v.string(),
  });

const figures = {
  powerLaw: v.object({
    from: number,
    to: number,
    slope: number,
    intercept: number,
    standardError: number,
    ci95: v.tuple([number, number]),
    n: number,
    excluded: number,
  }),
  participationRatio: number,
  logVolume: number,
  shares: v.array(v.object({ components: number, share: number })),
};

const shapeForm = ({ features: n, dim }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dim: v.literal(dim),
    ...figures,
    eigenvalues: float64(dim),
    totalVariance: number,
    logVolumeOf: v.object({ n: number, excluded: number, base: v.literal('e') }),
    gaussian: v.object({ ...figures, eigenvalues: float64(dim) }),
    preprocessing: v.string(),
  });

const isotropyForm = ({ features: n, dim }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dim: v.literal(dim),
    from: number,
    to: number,
    seed: number,
    clouds: number,
    slope: nullFigure,
    participationRatio: nullFigure,
    shares: v.array(v.object({ ...nullFigure.entries, components: number })),
    meanCosine: v.object({
      value: number,
      null: v.object({ mean: number, sd: number }),
      z: number,
      p: v.nullable(number),
      pairs: number,
      zeroRows: number,
      sample: float32(),
      preprocessing: v.string(),
    }),
    p: v.nullable(number),
    figures: number,
    preprocessing: v.string(),
  });

const entropyForm = ({ features: n, dim }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dim: v.literal(dim),
    rows: number,
    components: number,
    k: number,
    seed: number,
    difference: v.object({ ...nullFigure.entries, error: number }),
    features: v.object({ value: number, error: number }),
    gaussian: v.object({ mean: number, sd: number, clouds: number }),
    closedForm: number,
    negentropy: number,
    zeroDistances: number,
    subsamples: number,
    preprocessing: v.string(),
  });

const metaSaeForm = ({ features: n, dim }: LayerInfo) =>
  v.pipe(
    v.object({
      n: v.literal(n),
      dim: v.literal(dim),
      width: number,
      askedWidth: number,
      active: number,
      steps: number,
      batch: number,
      rate: number,
      seed: number,
      zeroRows: number,
      explained: nullFigure,
      curve: float64(),
      nullCurve: float64(),
      dead: number,
      replaced: number,
      starts: uint32(n + 1),
      metas: uint32(),
      strengths: float32(),
      preprocessing: v.string(),
    }),
    v.check(
      ({ starts, metas, strengths, width }) =>
        starts[0] === 0 &&
        starts.every((start, i) => i === 0 || start >= starts[i - 1]!) &&
        starts[n] === metas.length &&
        strengths.length === metas.length &&
        within(metas, 0, width),
    ),
  );

const umapForm = ({ features: n }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dimensions: v.picklist([2, 3]),
    neighbours: number,
    minDist: number,
    seed: number,
    positions: places(3 * n),
    epochs: number,
    preprocessing: v.string(),
  });

const tsneForm = ({ features: n }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dimensions: v.picklist([2, 3]),
    perplexity: number,
    askedPerplexity: number,
    seed: number,
    positions: places(3 * n),
    iterations: number,
    divergence: number,
    preprocessing: v.string(),
  });

/** The forms of the galaxy's results, by the job's name. */
export const forms: ResultForms = {
  [cloudJob.name]: cloudForm,
  [shapeJob.name]: shapeForm,
  [isotropyJob.name]: isotropyForm,
  [entropyJob.name]: entropyForm,
  [metaSaeJob.name]: metaSaeForm,
  [matchingJob.name]: matchingForm,
  [randomDecompositionsJob.name]: randomDecompositionsForm,
  [umapJob.name]: umapForm,
  [tsneJob.name]: tsneForm,
};
