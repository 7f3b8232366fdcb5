import { defineJob } from '../../jobs/job.ts';
import type { CrystalParameters, CrystalScene } from './analysis.ts';

/** The words of the chosen relations as the scene draws them, raw and with distractors removed. */
export const crystalSceneJob = defineJob<CrystalParameters & { readonly layer: string }, CrystalScene>(
  'atom/scene',
  { title: 'Crystals' },
);
