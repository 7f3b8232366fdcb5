import * as v from 'valibot';
import type { LayerInfo } from '../../dataset/dataset.ts';
import {
  finite,
  finite32,
  finite64,
  finiteFigure,
  nullFigure,
  nullFigureWith,
  number,
  places,
  share,
  uint32,
  whole,
  within,
} from '../shared/forms.ts';
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
    components: v.tuple([whole, whole, whole]),
    positions: places(3 * n),
    eigenvalues: finite64(3),
    share: finite64(3),
    deviations: finite64(3),
    directions: finite64(3 * dim),
    mean: finite64(dim),
    totalVariance: finite,
    residual: number,
    converged: v.boolean(),
    preprocessing: v.string(),
  });

const figures = {
  powerLaw: v.object({
    from: whole,
    to: whole,
    slope: number,
    intercept: number,
    standardError: number,
    ci95: v.tuple([number, number]),
    n: whole,
    excluded: whole,
  }),
  participationRatio: number,
  logVolume: number,
  shares: v.array(v.object({ components: whole, share: number })),
};

const shapeForm = ({ features: n, dim }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dim: v.literal(dim),
    ...figures,
    eigenvalues: finite64(dim),
    totalVariance: finite,
    logVolumeOf: v.object({ n: whole, excluded: whole, base: v.literal('e') }),
    gaussian: v.object({ ...figures, eigenvalues: finite64(dim) }),
    preprocessing: v.string(),
  });

const isotropyForm = ({ features: n, dim }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dim: v.literal(dim),
    from: whole,
    to: whole,
    seed: whole,
    clouds: whole,
    slope: nullFigure,
    participationRatio: nullFigure,
    shares: v.array(nullFigureWith({ components: whole })),
    meanCosine: v.object({
      value: number,
      null: v.object({ mean: number, sd: number }),
      z: number,
      p: v.nullable(share),
      pairs: whole,
      zeroRows: whole,
      sample: finite32(),
      preprocessing: v.string(),
    }),
    p: v.nullable(share),
    figures: whole,
    preprocessing: v.string(),
  });

const entropyForm = ({ features: n, dim }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dim: v.literal(dim),
    rows: whole,
    components: whole,
    k: whole,
    seed: whole,
    difference: nullFigureWith({ error: number }),
    features: v.object({ value: number, error: number }),
    gaussian: v.object({ mean: number, sd: number, clouds: whole }),
    closedForm: number,
    negentropy: number,
    zeroDistances: whole,
    subsamples: whole,
    preprocessing: v.string(),
  });

const metaSaeForm = ({ features: n, dim }: LayerInfo) =>
  v.pipe(
    v.object({
      n: v.literal(n),
      dim: v.literal(dim),
      width: whole,
      askedWidth: whole,
      active: finite,
      steps: whole,
      batch: whole,
      rate: finite,
      seed: whole,
      zeroRows: whole,
      explained: finiteFigure,
      curve: finite64(),
      nullCurve: finite64(),
      dead: whole,
      replaced: whole,
      starts: uint32(n + 1),
      metas: uint32(),
      strengths: finite32(),
      preprocessing: v.string(),
    }),
    v.check(
      ({ starts, metas, strengths, width }) =>
        // There is at most one meta-feature for two features.
        width <= Math.max(1, n) &&
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
    neighbours: whole,
    minDist: finite,
    seed: whole,
    positions: places(3 * n),
    epochs: whole,
    preprocessing: v.string(),
  });

const tsneForm = ({ features: n }: LayerInfo) =>
  v.object({
    n: v.literal(n),
    dimensions: v.picklist([2, 3]),
    perplexity: finite,
    askedPerplexity: finite,
    seed: whole,
    positions: places(3 * n),
    iterations: whole,
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
