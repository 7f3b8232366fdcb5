import * as v from 'valibot';
import { count } from '../../../controls/numbers.ts';
import { ascending } from '../../../dataset/ascending.ts';
import type { DatasetInfo } from '../../../dataset/dataset.ts';
import { DataError } from '../../../dataset/error.ts';
import { dictionaryOf, type SavedSelection } from '../../../state/selection/selection.ts';

/** What a file of saved selections says that it is; it stands near the beginning. */
export const SELECTIONS_FORMAT = 'tricosm saved selections';
const VERSION = 1;

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));

const fileSchema = v.object({
  format: v.literal(SELECTIONS_FORMAT),
  version: v.literal(VERSION),
  dataset: v.string(),
  selections: v.array(
    v.object({
      name: v.pipe(v.string(), v.maxLength(500)),
      colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
      item: v.picklist(['feature', 'word']),
      dictionary: v.string(),
      total: v.nullable(index),
      members: v.pipe(v.array(index), v.minLength(1)),
    }),
  ),
});

/** Saved selections that a file holds. */
export interface ReadSelections {
  readonly saved: readonly SavedSelection[];
  /** what the user should know about where they come from; empty if they are of this dataset */
  readonly note: string;
}

/** Saved selections as the text of a JSON file, with the dataset that they are of. */
export function writeSelections(saved: readonly SavedSelection[], info: DatasetInfo): string {
  const selections = saved.map(({ name, slot, item, of, members }) => ({
    name,
    colour: slot,
    item,
    dictionary: of,
    total: item === 'feature' ? (featuresOf(info, of) ?? null) : null,
    members: Array.from(members),
  }));
  const file = { format: SELECTIONS_FORMAT, version: VERSION, dataset: info.name, selections };
  // A list of members is one line, however long.
  return `${JSON.stringify(file, null, 2).replace(/\[\s*\d[\d\s,]*\]/g, (list) => list.replace(/\s+/g, ' '))}\n`;
}

/** Whether a text may be a file of saved selections, by its beginning. */
export const looksLikeSelections = (beginning: string): boolean =>
  /^\s*\{/.test(beginning) && beginning.includes(`"${SELECTIONS_FORMAT}"`);

/**
 * Reads a file of saved selections.
 *
 * @param path  its name, for messages
 * @throws DataError when it is not such a file, or its selections are of another dataset
 */
export function readSelections(text: string, path: string, info: DatasetInfo): ReadSelections {
  const { dataset, selections } = parsed(text, path);
  for (const selection of selections) {
    const fault = faultOf(selection, dataset, info);
    if (fault === '') continue;
    throw new DataError(`${path}: expected selections of the dataset ${info.name}, found ${fault}.`);
  }
  const saved = selections.map(({ name, colour, item, dictionary, members }) => ({
    name,
    slot: colour,
    item,
    of: dictionary,
    members: ascending(members),
  }));
  const note =
    dataset === info.name
      ? ''
      : `The file says that its selections are of ${dataset}; they fit ${info.name}.`;
  return { saved, note };
}

type Written = v.InferOutput<typeof fileSchema>['selections'][number];

/** Why a selection does not fit a dataset, as the end of a sentence; empty if it fits. */
function faultOf(
  { name, item, dictionary, total, members }: Written,
  dataset: string,
  info: DatasetInfo,
): string {
  const open = 'open that dataset first';
  if (item === 'word') return dataset === info.name ? '' : `“${name}”, words of ${dataset}; ${open}`;
  const features = featuresOf(info, dictionary);
  const found = `“${name}” of ${dataset}, dictionary ${dictionary}`;
  if (features === undefined) return `${found}, which it does not have; ${open}`;
  if (total !== null && total !== features) {
    return `${found} with ${count(total)} features instead of ${count(features)}; ${open}`;
  }
  const last = members.reduce((most, member) => Math.max(most, member), 0);
  if (last < features) return '';
  return `${found}, with feature ${count(last)} beyond its ${count(features)} features; export it again`;
}

function parsed(text: string, path: string): v.InferOutput<typeof fileSchema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DataError(`${path}: expected JSON, found text that is not; export the selections again.`);
  }
  const result = v.safeParse(fileSchema, value);
  if (result.success) return result.output;
  const { message } = result.issues[0];
  const place = v.getDotPath(result.issues[0]) ?? 'the file';
  throw new DataError(
    `${path}: expected saved selections as Tricosm exports them, found at ${place}: ${message}.`,
  );
}

/** The number of features of a dictionary; undefined if the dataset does not have it. */
const featuresOf = ({ layers }: DatasetInfo, dictionary: string): number | undefined =>
  layers.find((layer) => dictionaryOf(layer) === dictionary)?.features;
