import { DataError } from '../../dataset/error.ts';
import { isAdded, type AddedColumn } from '../../state/ownColumns/added.ts';
import { LAST_VIEWS, mergedViews, parseLastViews } from './lastViews.ts';

/** What a user made, as this browser keeps it. */
export interface Work {
  /** texts of the storage by their keys, all of which begin with `tricosm-` */
  readonly texts: Readonly<Record<string, string>>;
  /** added columns by the key of their dataset */
  readonly columns: Readonly<Record<string, readonly AddedColumn[]>>;
}

const FORMAT = 'tricosm-work';
/** The beginning of every key of this app. */
export const PREFIX = 'tricosm-';
/** Results that can be computed again are no part of the work. */
const isWork = (key: string) => key.startsWith(PREFIX) && !key.startsWith('tricosm-sweep ');

/** The work among all texts of a storage. */
export const workAmong = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => isWork(key)));

/** Everything in one file, JSON. */
export function writeWork({ texts, columns }: Work): string {
  const plain = Object.entries(columns).map(([key, own]) => [key, own.map(plainColumn)] as const);
  const content = { format: FORMAT, version: 1, texts: workAmong(texts), columns: Object.fromEntries(plain) };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** JSON has no NaN: a missing number is null. */
const plainColumn = (column: AddedColumn) =>
  column.kind === 'number'
    ? { ...column, values: Array.from(column.values, (value) => (Number.isFinite(value) ? value : null)) }
    : column;

/**
 * Reads what `writeWork` writes. Entries of another form are left out: the file may come from anybody.
 *
 * @throws DataError when it is no such file
 */
export function readWork(text: string, file: string): Work {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = null;
  }
  const { format, version, texts, columns } = asRecord(parsed);
  if (format !== FORMAT || version !== 1) {
    throw new DataError(
      `${file}: expected work that Tricosm exported (version 1), found something else; choose a file that “Export everything” has saved.`,
    );
  }
  const own = Object.entries(asRecord(columns)).map(([key, list]) => [key, columnsIn(list)] as const);
  return {
    texts: Object.fromEntries(
      Object.entries(asRecord(texts)).filter(
        (entry): entry is [string, string] => isWork(entry[0]) && typeof entry[1] === 'string',
      ),
    ),
    columns: Object.fromEntries(own.filter(([, list]) => list.length > 0)),
  };
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

function columnsIn(list: unknown): AddedColumn[] {
  if (!Array.isArray(list)) return [];
  return list.map(restored).filter(isAdded);
}

function restored(column: unknown): unknown {
  const { kind, values, ...rest } = asRecord(column);
  if (kind !== 'number' || !Array.isArray(values)) return column;
  return {
    ...rest,
    kind,
    values: Float32Array.from(values, (value) => (typeof value === 'number' ? value : NaN)),
  };
}

/**
 * The work of this browser together with imported work. What is here stays as it is: only what is missing is added, and
 * of the last views of a dataset the later one counts.
 *
 * @returns what has to be written, and the number of entries that were here already
 */
export function addedBy(imported: Work, here: Work): { readonly added: Work; readonly had: number } {
  const texts = Object.entries(imported.texts).filter(([key]) => !(key in here.texts));
  const columns = Object.entries(imported.columns).filter(([key]) => !(key in here.columns));
  const entries = Object.keys(imported.texts).length + Object.keys(imported.columns).length;
  const views = mergedViews(
    parseLastViews(here.texts[LAST_VIEWS] ?? null),
    parseLastViews(imported.texts[LAST_VIEWS] ?? null),
  );
  return {
    added: {
      texts: {
        ...Object.fromEntries(texts),
        ...(views.length > 0 && { [LAST_VIEWS]: JSON.stringify(views) }),
      },
      columns: Object.fromEntries(columns),
    },
    had: entries - texts.length - columns.length,
  };
}
