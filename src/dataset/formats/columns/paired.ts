import { DataError, listNames } from '../../error.ts';
import { indexRank } from '../../files/text/columnNames.ts';
import { type DecimalMark, isInfinite, isMissing, parseNumber } from '../../files/text/numbers.ts';
import { type ColumnFile, type OwnColumn, renamed } from '../../ownColumns.ts';
import type { CellColumn, Cells } from './cells.ts';

/** A column with more different texts than this has no groups. */
export const MOST_GROUPS = 64;

/**
 * The columns of a table for the features that its index column names. A feature without a row, or without a value in its
 * row, has none; of several rows of a feature, the first with a value in a column gives it.
 *
 * @param features  the number of features of the layer
 * @param file  the file's name, for messages
 * @throws DataError when no column says which feature a row belongs to, when no row names a feature, or when nothing
 *   else is in the table
 */
export function pairedColumns(table: Cells, features: number, file: string): ColumnFile {
  const { columns, unread = [], rows, unreadable, mark } = table;
  const index = indexIn(table, file);
  const { featureOf, ...pairs } = placed(index.cells, features);
  if (pairs.features === 0) {
    throw new DataError(
      `${file}: expected numbers from 0 to ${features - 1} in its column “${index.name}”, found ${rows === 0 ? 'no rows' : `none (the first is “${pairs.firstOutside.slice(0, 40)}”)`}; use columns of the layer that is open.`,
    );
  }
  const found: OwnColumn[] = [];
  const leftOut: string[] = [];
  const names = new Set<string>();
  let faults = 0;
  let infinite = 0;
  for (const { name, cells } of columns) {
    if (cells === index.cells) continue;
    const made = columnOf(name, cells, { featureOf, features, mark });
    faults += made.faults;
    infinite += made.infinite;
    if (!made.column) leftOut.push(name);
    else {
      const column = renamed(made.column, file, names);
      names.add(column.name);
      found.push(column);
    }
  }
  if (found.length === 0) {
    throw new DataError(
      `${file}: expected columns of numbers or texts beside “${index.name}”, found none; add a column for each thing to colour or filter by.`,
    );
  }
  return {
    ...{ file, index: index.name, columns: found, leftOut, unread },
    ...{ rows, unreadable, faults, infinite, ...pairs },
  };
}

/** The number of rows that decide whether a column holds indices. */
const ROWS_SAMPLED = 200;

/**
 * The column that says which feature a row belongs to, by its name and its whole numbers; if no name is that of an index,
 * the index that the program kept which wrote the table.
 *
 * @param file  the file's name, for messages
 * @throws DataError when there is none
 */
export function indexIn({ columns, index: kept, rows }: Cells, file: string): CellColumn {
  const named = [...columns, ...(kept && !columns.includes(kept) ? [kept] : [])]
    .map((column) => ({ column, rank: indexRank(column.name) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => a.rank - b.rank);
  const index = named.find(({ column }) => isIndex(column.cells));
  if (index) return index.column;
  if (kept && isIndex(kept.cells)) return kept;
  if (named.length > 0) throw new DataError(noIndices(named[0]!.column, rows, file));
  throw new DataError(
    `${file}: expected a column of whole numbers called feature, index, latent, neuron or id, which says which feature a row belongs to, found ${columns.length === 0 ? 'no columns' : listNames(columns.map(({ name }) => name))}; add one.`,
  );
}

/** Why a column that is called like one of indices is none. */
function noIndices({ name, cells }: CellColumn, rows: number, file: string): string {
  if (rows === 0) {
    return `${file}: expected a row for each feature, found a header and no rows; write the rows below it.`;
  }
  const other = cells.find((cell) => !isBlank(cell) && indexOf(cell) < 0);
  const found = other === undefined ? 'blank fields' : `“${textOf(other).slice(0, 40)}”`;
  return `${file}: expected whole numbers from 0 in its column “${name}”, which says which feature a row belongs to, found ${found}; count features from 0.`;
}

/** A cell as a message quotes it: a list or an object as JSON. */
const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? ''));

function isIndex(cells: readonly unknown[]): boolean {
  const sample = cells.slice(0, ROWS_SAMPLED).filter((cell) => !isBlank(cell));
  return sample.length > 0 && 2 * sample.filter((cell) => indexOf(cell) >= 0).length > sample.length;
}

/** The index that a cell writes; −1 for anything else. */
function indexOf(cell: unknown): number {
  if (typeof cell === 'number') return Number.isSafeInteger(cell) && cell >= 0 ? cell : -1;
  const digits = typeof cell === 'string' ? /^\s*(\d{1,15})(?:\.0+)?\s*$/.exec(cell) : null;
  return digits ? Number(digits[1]) : -1;
}

const isBlank = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** The feature of each row, −1 for a row that names no feature, `[rows]`, and how many rows of each kind there are. */
function placed(cells: readonly unknown[], features: number) {
  const featureOf = new Int32Array(cells.length).fill(-1);
  const seen = new Uint8Array(features);
  const counts = { features: 0, outside: 0, firstOutside: '', repeated: 0 };
  cells.forEach((cell, row) => {
    const index = indexOf(cell);
    if (index < 0 || index >= features) {
      if (counts.outside++ === 0) counts.firstOutside = isBlank(cell) ? '' : String(cell);
      return;
    }
    featureOf[row] = index;
    if (seen[index]) counts.repeated++;
    else counts.features++;
    seen[index] = 1;
  });
  return { featureOf, ...counts };
}

interface Places {
  readonly featureOf: Int32Array;
  readonly features: number;
  readonly mark: DecimalMark;
}

interface MadeColumn {
  /** null if no feature has a value */
  readonly column: OwnColumn | null;
  /** in a column of numbers: the numbers of fields that are no number, and that are infinite */
  readonly faults: number;
  readonly infinite: number;
}

/** A column of numbers if more of its cells are numbers than texts, else of texts. */
function columnOf(
  name: string,
  cells: readonly unknown[],
  { featureOf, features, mark }: Places,
): MadeColumn {
  const values = new Float32Array(features).fill(NaN);
  const texts = new Array<string>(features).fill('');
  let [numbers, others, infinite] = [0, 0, 0];
  cells.forEach((cell, row) => {
    const feature = featureOf[row]!;
    if (feature < 0 || isBlank(cell)) return;
    const text = String(cell).trim();
    const number = typeof cell === 'number' ? Math.fround(cell) : parseNumber(text, mark);
    if (Number.isFinite(number)) {
      numbers++;
      if (Number.isNaN(values[feature])) values[feature] = number;
    } else if (isInfinite(text, mark)) infinite++;
    else if (typeof cell === 'number' || isMissing(text)) return;
    else others++;
    texts[feature] ||= text;
  });
  if (numbers > others) return { column: { kind: 'number', name, values }, faults: others, infinite };
  if (others === 0) return { column: null, faults: 0, infinite };
  const distinct = new Set(texts);
  distinct.delete('');
  const filled = texts.reduce((sum, text) => sum + (text === '' ? 0 : 1), 0);
  const few = distinct.size <= MOST_GROUPS && 2 * distinct.size <= filled;
  return {
    column: { kind: few ? 'group' : 'label', name, texts, distinct: distinct.size },
    faults: 0,
    infinite: 0,
  };
}
