import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { note } from '../../../report/blocks.ts';
import { tsneRequest, umapRequest } from '../../cloud/layouts/jobs.ts';
import { jobItem, type ReportContext, type ReportItem } from '../../shared/report/items.ts';
import { tsneJob, umapJob } from '../jobs.ts';
import type { GalaxyView } from '../view.ts';

/** The layouts: a report says how they were made; their points are the picture. */
export const layoutItems = ({ layer, info }: ReportContext, view: GalaxyView): ReportItem[] => [
  jobItem({
    job: umapJob,
    title: 'Layout by UMAP',
    parameters: umapRequest(layer, view),
    blocks: ({ n, dimensions, neighbours, minDist, epochs, seed, preprocessing }) => [
      note(
        `UMAP of ${grouped(n)} ${info.item}s in ${dimensions} dimensions: ${neighbours} neighbours, least distance ${minDist}, ${epochs} epochs, seed ${seed}. Vectors: ${preprocessing}. Distances between far groups mean nothing.`,
      ),
    ],
  }),
  jobItem({
    job: tsneJob,
    title: 'Layout by t-SNE',
    parameters: tsneRequest(layer, view),
    blocks: ({ n, dimensions, perplexity, iterations, divergence, seed, preprocessing }) => [
      note(
        `t-SNE of ${grouped(n)} ${info.item}s in ${dimensions} dimensions: perplexity ${perplexity}, ${grouped(iterations)} steps, seed ${seed}, Kullback–Leibler divergence ${divergence.toFixed(3)}. Vectors: ${preprocessing}. Sizes of groups and distances between them mean nothing.`,
      ),
    ],
  }),
];
