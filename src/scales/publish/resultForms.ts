import * as v from 'valibot';
import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { qualityForm, sceneForm } from '../atom/forms.ts';
import { crystalQualityJob, crystalSceneJob } from '../atom/jobs.ts';
import { lobesForm } from '../brain/forms.ts';
import { lobesJob } from '../brain/jobs.ts';
import { cloudForm, entropyForm, isotropyForm, shapeForm, umapForm } from '../galaxy/forms.ts';
import { cloudJob, entropyJob, isotropyJob, shapeJob, umapJob } from '../galaxy/jobs.ts';
import { layerAsked } from './publishable.ts';

type Form = (layer: LayerInfo, info: DatasetInfo) => v.GenericSchema;

const FORMS: Readonly<Record<string, Form>> = {
  [cloudJob.name]: cloudForm,
  [shapeJob.name]: shapeForm,
  [isotropyJob.name]: isotropyForm,
  [entropyJob.name]: entropyForm,
  [umapJob.name]: umapForm,
  [lobesJob.name]: lobesForm,
  [crystalSceneJob.name]: sceneForm,
  [crystalQualityJob.name]: qualityForm,
};

/**
 * Tells results of a job from other data, for a layer of a dataset.
 *
 * @returns null where the job's results are never taken from a bundle, or there is no such layer
 */
export function formOf(
  job: string,
  parameters: unknown,
  info: DatasetInfo,
): ((value: unknown) => boolean) | null {
  const form = Object.hasOwn(FORMS, job) ? FORMS[job] : undefined;
  const layer = layerAsked(info, parameters);
  if (!form || !layer) return null;
  return (value) => v.is(form(layer, info), value);
}
