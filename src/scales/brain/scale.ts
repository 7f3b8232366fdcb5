import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { lobeColours } from '../cloud/inherited.ts';
import * as jobs from './jobs.ts';
import {
  absorptionResults,
  followingResults,
  hierarchyResults,
  lobeResults,
  lobesAhead,
  tokenResults,
  togetherResults,
} from './results.ts';
import { brainView } from './view.ts';

/** The brain scale: lobes of features that fire together. */
export const brain = {
  id: 'brain',
  name: 'Brain',
  question: 'Lobes: do features that fire together in documents also lie together?',
  view: brainView,
  captioned: ['affinity', 'k'],
  inherited: lobeColours,
  space: 'cloud',
  item: 'feature',
  missing({ layers }: DatasetInfo): string {
    if (!layers.some((layer) => isRecorded(layer) || layer.has.encoding)) {
      return 'firings of blocks (.npz), or a whole SAE with activations to encode them from';
    }
    return layers.some(({ has }) => has.decoder) ? '' : 'decoder directions: an SAE checkpoint';
  },
  draws: ({ features }: LayerInfo) => features > 0,
  standIn: 3,
  ahead: lobesAhead,
  jobs: Object.values(jobs),
  asks: [
    'brain.absorption',
    'brain.affinities',
    'brain.category-null',
    'brain.classifier',
    'brain.following',
    'brain.geometry',
    'brain.held-out',
    'brain.hierarchy',
    'brain.locality',
    'brain.published-classifier',
    'brain.published-geometry',
    'brain.seeds',
    'brain.stability',
    'brain.sweep',
    'brain.together',
    'brain.token-ranking',
    'brain.tokens',
  ],
  results: [
    lobeResults,
    togetherResults,
    hierarchyResults,
    absorptionResults,
    followingResults,
    tokenResults,
  ],
  forms: async () => (await import('./forms.ts')).forms,
  report: async () => (await import('./report.ts')).report,
} as const;
