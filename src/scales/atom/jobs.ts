import { defineJob } from '../../jobs/job.ts';
import type { CrystalParameters, CrystalQuality, CrystalScene } from './analysis.ts';

type AtLayer = CrystalParameters & { readonly layer: string };

/** The words of the chosen relations as the scene draws them, raw and with distractors removed. */
export const crystalSceneJob = defineJob<AtLayer, CrystalScene>('atom/scene', { title: 'Crystals' });

/** How good the crystals are: raw, in-sample and on held-out pairs, beside their nulls. */
export const crystalQualityJob = defineJob<AtLayer, CrystalQuality>('atom/quality', {
  title: 'Crystal quality',
});
