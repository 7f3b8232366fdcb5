import * as v from 'valibot';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { SCALES } from '../index.ts';
import { layerAsked } from './publishable.ts';

/**
 * Returns the check that recognises results of a job, for the layer that its parameters name.
 *
 * @returns null if results of the job are never read from a bundle, or the dataset lacks what the parameters name
 */
export async function formOf(
  job: string,
  parameters: unknown,
  info: DatasetInfo,
): Promise<((value: unknown) => boolean) | null> {
  const layer = layerAsked(info, parameters);
  const scale = SCALES.find(({ jobs }) => jobs.some(({ name }) => name === job));
  if (!layer || !scale) return null;
  const forms = await scale.forms();
  const form = Object.hasOwn(forms, job) ? forms[job]!(layer, info, parameters) : null;
  return form && ((value) => v.is(form, value));
}
