import type * as v from 'valibot';
import type { Dataset, DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import type { ScaleValues } from '../../state/view.ts';

/** A job, whatever its parameters and its result are. */
export interface AnyJob {
  readonly name: string;
  readonly title?: string;
}

/** A job, and the parameters that it is asked for by. */
export type JobRequest = readonly [job: AnyJob, parameters: object];

/** Results that a bundle may bring along: one choice of its publisher. */
export interface ResultKind {
  /** in `bundle --results` */
  readonly id: string;
  /** on screen */
  readonly name: string;
  /** whether a first visit to the scale shows them without a click */
  readonly ofFirstView: boolean;
  /** whether it needs an encoder with activations, which bundles of recipes hold and those that the app exports do not */
  readonly ofEncoding?: boolean;
  /** The jobs that a view of a layer asks for; empty when the dataset lacks what they need. */
  readonly requests: (
    dataset: Dataset,
    layer: LayerInfo,
    scales: ScaleValues,
  ) => Promise<readonly JobRequest[]>;
  /** About how many bytes, gzipped, a layer's results add to a bundle; 0 when it has no such results. */
  readonly size: (info: DatasetInfo, layer: LayerInfo, scales: ScaleValues) => number;
}

/**
 * The form of a job's results for a layer; see `forms.ts`.
 *
 * @param parameters  those of the job, for forms that depend on another layer; as they are in the bundle, of any form
 * @returns null if there is no such result, because the dataset lacks what the parameters name
 */
export type ResultForm = (layer: LayerInfo, info: DatasetInfo, parameters: unknown) => v.GenericSchema | null;

/** The forms of results that may be read from a bundle, by the job's name. */
export type ResultForms = Readonly<Record<string, ResultForm>>;
