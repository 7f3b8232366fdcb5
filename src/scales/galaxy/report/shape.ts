import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { figure, note, numbers, table, verdict, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { jobItem, type ReportContext } from '../../shared/report/items.ts';
import {
  entropyVerdict,
  isotropyVerdict,
  publishedEntropyVerdict,
  slopeVerdict,
  type ClusteringEntropy,
  type Isotropy,
  type PublishedEntropy,
} from '../analysis/index.ts';
import { entropyJob, isotropyJob, populationSlopeJob, publishedEntropyJob } from '../jobs.ts';
import {
  entropyRequest,
  isotropyRequest,
  isQuick,
  populationSlopeRequest,
  publishedEntropyRequest,
} from '../requests.ts';
import type { GalaxyView } from '../view.ts';

export const populationSlopeItem = ({ layer }: ReportContext, view: GalaxyView) =>
  jobItem({
    job: populationSlopeJob,
    title: 'Is it a power law?',
    parameters: populationSlopeRequest(layer, view),
    blocks: (found) => [
      verdict(slopeVerdict(found)),
      figure(
        `slope of the population, ranks ${found.from}–${found.to}`,
        { value: found.slope.value },
        { error: found.slope.standardError },
      ),
      ...(found.equalNorms
        ? [
            figure(
              'the same with norms equalised',
              { value: found.equalNorms.value },
              { error: found.equalNorms.standardError },
            ),
          ]
        : []),
      note(
        `Standard errors from ${found.halves} half samples, seed ${found.seed}. Vectors: ${found.preprocessing}.`,
      ),
    ],
  });

export const isotropyItem = ({ layer }: ReportContext, view: GalaxyView) =>
  jobItem({
    job: isotropyJob,
    title: 'Is it isotropic?',
    parameters: isotropyRequest(layer, view),
    shown: isQuick(layer),
    blocks: isotropyBlocks,
  });

function isotropyBlocks(found: Isotropy): Block[] {
  const { participationRatio, slope, meanCosine, shares, clouds, from, to } = found;
  const of = 'isotropic clouds';
  return [
    verdict(isotropyVerdict(found)),
    figure('participation ratio', participationRatio, { decimals: 1, of }),
    figure(`slope, ranks ${from}–${to}`, slope, { of }),
    figure('mean cosine of pairs', meanCosine, {
      decimals: 5,
      of: `${grouped(meanCosine.pairs)} pairs, closed form`,
    }),
    table(
      'Share of variance in the first components',
      [
        numbers('first', 0),
        numbers('features', 2, '%'),
        numbers('isotropic', 2, '%'),
        numbers('± sd', 2, '%'),
        numbers('z', 1),
        numbers('p', 3),
      ],
      shares.map(({ components, value, null: beside, z, p }) => [
        components,
        100 * value,
        100 * beside.mean,
        100 * beside.sd,
        z,
        p,
      ]),
    ),
    note(
      `p is corrected for ${found.figures} figures; ${clouds} clouds, seed ${found.seed}. Vectors: ${found.preprocessing}.`,
    ),
  ];
}

export const entropyItem = ({ layer }: ReportContext, view: GalaxyView) =>
  jobItem({
    job: entropyJob,
    title: 'Clustering entropy',
    parameters: entropyRequest(layer, view),
    blocks: entropyBlocks,
  });

function entropyBlocks(found: ClusteringEntropy): Block[] {
  const { difference, features, gaussian, components, k, seed, subsamples, rows, n } = found;
  return [
    verdict(entropyVerdict(found)),
    figure('H Gaussian − H features', difference, {
      unit: 'nats',
      error: difference.error,
      of: 'Gaussian clouds of the same spectrum and lengths',
    }),
    table(
      'What the difference is made of',
      [words('entropy'), numbers('value', 2, 'nats'), numbers('± sd', 2, 'nats')],
      [
        ['features (Kozachenko–Leonenko)', features.value, features.error],
        [`${gaussian.clouds} Gaussian clouds, mean`, gaussian.mean, gaussian.sd],
        ['Gaussian, closed form', found.closedForm, null],
      ],
    ),
    note(
      `${grouped(rows)} of ${grouped(n)} features, first ${components} components, k = ${k}, seed ${seed}; error from ${subsamples} half samples without replacement. Vectors: ${found.preprocessing}.`,
    ),
  ];
}

export const publishedEntropyItem = ({ layer }: ReportContext, view: GalaxyView) =>
  jobItem({
    job: publishedEntropyJob,
    title: 'Clustering entropy as published',
    parameters: publishedEntropyRequest(layer, view),
    blocks: publishedEntropyBlocks,
  });

function publishedEntropyBlocks(found: PublishedEntropy): Block[] {
  const { noise, value, error } = found;
  return [
    verdict(publishedEntropyVerdict(found)),
    figure('entropy as published', { value }, { unit: 'nats', error, decimals: 1 }),
    table(
      'The figure beside the same estimator on noise',
      [words('as published'), numbers('value', 2, 'nats'), numbers('±', 2, 'nats')],
      [
        ['this layer', value, error],
        ...(noise
          ? [
              ['isotropic noise', noise.isotropic.mean, noise.isotropic.sd],
              ['noise of this spectrum', noise.matched.mean, noise.matched.sd],
              ['what remains', noise.remaining.value, noise.remaining.error],
            ]
          : []),
        ['Gaussian part', found.gaussianPart, null],
        ['mean estimate of features', found.estimate, null],
      ],
    ),
    note(
      `${grouped(found.rows)} of ${grouped(found.n)} features, ${found.components} components, ${found.resamples} resamples, NumPy’s seed 0; noise with seed ${found.seed}. Vectors: ${found.preprocessing}.`,
    ),
  ];
}
