import { parseControl } from '../dataset/control.ts';
import { parseCorrections } from '../dataset/corrections.ts';
import {
  choice,
  flag,
  initialValues,
  integer,
  numbers,
  optionalInteger,
  text,
  type Fields,
  type ValuesOf,
} from './fields.ts';
import { askedField } from './askedField.ts';
import { legendField } from './legendChoice.ts';
import { savedField, selectionField } from './selection/fields.ts';

/** The part of the view that belongs to no scale. The list of scales completes the schema, see `viewSchema`. */
const placeFields = {
  /** name of an embedded dataset, or the address of a manifest */
  data: text('mini-sae'),
  /** id of a layer; empty for the dataset's default */
  layer: text(),
  /** corrections to how its files are read; see `printCorrections` */
  read: { ...text(), parse: (printed: string) => (parseCorrections(printed) ? printed : undefined) },
  /** how the vectors are prepared before anything is computed from them */
  prepare: choice(['', 'unit', 'centre', 'unit,centre'], ''),
  /** the control in the place of the vectors; see `printControl` */
  control: {
    ...text(),
    parse: (printed: string) => (parseControl(printed) === undefined ? undefined : printed),
  },
  /** id of the scale */
  scale: text(),
  /** the pinned feature */
  feature: optionalInteger(),
  /** the pinned word */
  word: optionalInteger(),
  /** which partners of the pinned feature, or of the selected ones, the scene joins to them */
  edges: choice(['none', 'cosine', 'firing', 'margins'], 'none'),
  /** the computations that the user has asked for, by their names; see `asked.ts` */
  asked: askedField([]),
  /** position and target of the camera; absent while it has not been moved */
  camera: numbers(6, null),
  /** which entries of the legend are shown */
  legend: legendField,
  /** the selected features or words */
  selection: selectionField,
  /** selections that the user keeps */
  saved: savedField,
  /** the open lesson: the name of an embedded one, or the address of its file; empty if none is open */
  lesson: text(),
  /** its step, from 1 */
  step: integer(1, 1, 999),
  /** whether it is presented: large type, and only what the step is about */
  present: flag(false),
};

export type Place = ValuesOf<typeof placeFields>;

/** The parameters of every scale, by its id; a scale knows what its own are, see `ScaleView`. */
export type ScaleValues = Readonly<Record<string, unknown>>;

/** Everything that a link reproduces. */
export interface View extends Place {
  readonly scales: ScaleValues;
}

/** What a scale adds to the view, or to what the picture inherits. */
export interface ScaleView<Values extends object> {
  /** the scale's id; its values stand in the link behind it: `brain.k=4` */
  readonly id: string;
  readonly fields: Fields<Values>;
  /** The scale's own values; the defaults if the scale has no others. */
  of(scales: ScaleValues): Values;
  /** The values of every scale, with some of this scale's changed. */
  changed(scales: ScaleValues, change: Partial<Values>): ScaleValues;
}

/** The parameters that a scale adds to the view. */
export type ValuesIn<Scale> = Scale extends ScaleView<infer Values> ? Values : never;

/** Names what a scale adds to the view: `export const brainView = scaleView('brain', { k: integer(4) })`. */
export function scaleView<Values extends object>(id: string, fields: Fields<Values>): ScaleView<Values> {
  const initial = initialValues(fields);
  const of = (scales: ScaleValues) => (scales[id] as Values | undefined) ?? initial;
  return {
    id,
    fields,
    of,
    changed: (scales, change) => ({ ...scales, [id]: { ...of(scales), ...change } }),
  };
}

/** What a link holds: handed to whatever reads or writes one. */
export interface ViewSchema {
  readonly place: Fields<Place>;
  /** in the order in which the link names them */
  readonly scales: readonly ScaleView<object>[];
  /** what a picture inherits from the pictures before it; see `State.inherited` */
  readonly inherited: readonly ScaleView<object>[];
}

/**
 * The schema of a view of these scales.
 *
 * @param scales  in the order in which the link names them
 * @param first  id of the scale that a first visit shows
 * @param inherited  what the scales' pictures inherit
 * @param asked  the names of the computations that a user can ask for
 */
export function viewSchema(
  scales: readonly ScaleView<object>[],
  first: string,
  inherited: readonly ScaleView<object>[] = [],
  asked: readonly string[] = [],
): ViewSchema {
  const scale = choice(
    scales.map(({ id }) => id),
    first,
  );
  return { place: { ...placeFields, scale, asked: askedField(asked) }, scales, inherited };
}

/** The view of a first visit. */
export function initialViewOf({ place, scales }: ViewSchema): View {
  return {
    ...initialValues(place),
    scales: Object.fromEntries(scales.map(({ id, fields }) => [id, initialValues(fields)])),
  };
}
