import { isRecorded } from '../../dataset/layers.ts';
import type { ResultKind } from '../shared/results.ts';
import { lobesJob } from './jobs.ts';
import { lobesRequest } from '../shared/lobes/job.ts';
import { brainView } from './view.ts';

/** Gzipped bytes a feature, measured on the embedded datasets. */
const FEATURE = 3.5;

/** Lobes. */
export const lobeResults: ResultKind = {
  id: 'lobes',
  name: 'lobes, as first shown and as shown now',
  ofFirstView: true,
  requests: async (_, layer, scales) =>
    isRecorded(layer) ? [[lobesJob, lobesRequest(layer, brainView.of(scales))]] : [],
  size: (_, layer) => (isRecorded(layer) ? FEATURE * layer.features : 0),
};
