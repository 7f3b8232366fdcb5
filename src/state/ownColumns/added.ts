import type { OwnColumn } from '../../dataset/ownColumns.ts';

/** A column that the user added to the open dataset. Plain data. */
export type AddedColumn = OwnColumn & {
  /** the file that it comes from */
  readonly file: string;
  /** the dictionary whose features it describes; see `dictionaryOf` */
  readonly of: string;
};

/** Whether a stored value has the form of a column. */
export function isAdded(value: unknown): value is AddedColumn {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, name, file, of, values, texts, distinct } = value as Record<string, unknown>;
  if (typeof name !== 'string' || typeof file !== 'string' || typeof of !== 'string') return false;
  if (kind === 'number') return values instanceof Float32Array;
  const areTexts = Array.isArray(texts) && texts.every((text) => typeof text === 'string');
  return (kind === 'group' || kind === 'label') && areTexts && typeof distinct === 'number';
}
