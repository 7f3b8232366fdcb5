import { indexRank } from '../../files/text/columnNames.ts';
import { INDEX_KEY, isNumbered, type JsonFields } from './numbered.ts';

/**
 * The rows of a data frame as pandas writes it to JSON with `orient="columns"`, its default, or `"split"`, or as lists by
 * column. A row's name is its index if no column numbers the features.
 *
 * @returns null for an object of another form
 */
export function fromFrame(value: JsonFields): readonly JsonFields[] | null {
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([, column]) => isNumbered(column))) return fromColumns(entries);
  const lists = fromLists(entries);
  if (lists) return lists;
  const { columns, index, data } = value;
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every((row) => Array.isArray(row)))
    return null;
  const names = columns.map(nameOf);
  const rows = (data as readonly unknown[][]).map((row) =>
    Object.fromEntries(names.map((name, at) => [name, row[at]])),
  );
  return Array.isArray(index) ? withIndex(rows, index.map(nameOf)) : rows;
}

/** The name of a row or a column; empty for a list of names. */
const nameOf = (name: unknown): string =>
  typeof name === 'string' || typeof name === 'number' ? String(name) : '';

/** Records from columns, each of which is a list of its values, some of them texts; null for another object. */
function fromLists(columns: readonly (readonly [string, unknown])[]): readonly JsonFields[] | null {
  const lists = columns.filter((column): column is [string, unknown[]] => Array.isArray(column[1]));
  const rows = lists[0]?.[1].length ?? 0;
  const alike =
    lists.length === columns.length &&
    lists.every(
      ([, list]) => list.length === rows && list.every((one) => typeof one !== 'object' || one === null),
    );
  if (!alike || lists.length < 2 || !lists.some(([, list]) => typeof list[0] === 'string')) return null;
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(lists.map(([name, list]) => [name, list[row]])),
  );
}

/** Records from columns, each of which has its values by row. */
function fromColumns(columns: readonly (readonly [string, unknown])[]): readonly JsonFields[] {
  const rows = new Map<string, Record<string, unknown>>();
  for (const [name, column] of columns) {
    for (const [row, value] of Object.entries(column as JsonFields)) {
      const record = rows.get(row) ?? {};
      record[name] = value;
      rows.set(row, record);
    }
  }
  return withIndex([...rows.values()], [...rows.keys()]);
}

/** Records with the numbers in their rows' names as their index, unless a column numbers the features. */
function withIndex(rows: readonly JsonFields[], names: readonly string[]): readonly JsonFields[] {
  const numbers = names.map((name) => INDEX_KEY.exec(name)?.[1]);
  const numbered = Object.keys(rows[0] ?? {}).some((name) => name.trim() !== '' && indexRank(name) >= 0);
  if (numbered || numbers.includes(undefined)) return rows;
  return rows.map((row, at) => ({ ...row, index: Number(numbers[at]) }));
}
