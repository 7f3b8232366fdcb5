import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { orientation } from '../cloud/inherited.ts';
import * as jobs from './jobs.ts';
import {
  componentResults,
  curveResults,
  decompositionResults,
  layoutResults,
  matchingResults,
  metaResults,
  tsneResults,
} from './results.ts';
import { galaxyView } from './view.ts';

/** The galaxy scale: the whole cloud and its spectrum. */
export const galaxy = {
  id: 'galaxy',
  name: 'Galaxy',
  question: 'The cloud: is it just a Gaussian blob?',
  view: galaxyView,
  captioned: ['axes'],
  inherited: orientation,
  space: 'cloud',
  item: 'feature',
  missing: ({ layers }: DatasetInfo) =>
    layers.some(({ has }) => has.decoder)
      ? ''
      : 'decoder directions: an SAE checkpoint or a table of vectors',
  draws: ({ features }: LayerInfo) => features > 0,
  standIn: 2,
  jobs: Object.values(jobs),
  asks: [
    'galaxy.chains',
    'galaxy.entropy',
    'galaxy.isotropy',
    'galaxy.layers',
    'galaxy.matching',
    'galaxy.meta-sae',
    'galaxy.population-slope',
    'galaxy.published-entropy',
    'galaxy.tsne',
    'galaxy.umap',
  ],
  results: [
    componentResults,
    layoutResults,
    tsneResults,
    curveResults,
    metaResults,
    decompositionResults,
    matchingResults,
  ],
  forms: async () => (await import('./forms.ts')).forms,
  report: async () => (await import('./report.ts')).report,
} as const;
