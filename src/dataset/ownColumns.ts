/** A column that a file adds to the features of a layer. Plain data. */
export type OwnColumn =
  | {
      readonly kind: 'number';
      readonly name: string;
      /** `[features]`; NaN for a feature without a number */
      readonly values: Float32Array;
    }
  | {
      /** `group` if its few texts repeat, as those of categories do; else `label` */
      readonly kind: 'group' | 'label';
      readonly name: string;
      /** `[features]`; empty for a feature without a text */
      readonly texts: readonly string[];
      /** the number of different texts */
      readonly distinct: number;
    };

/** What a file of columns holds for a layer of a known number of features. Plain data. */
export interface ColumnFile {
  /** the file's name */
  readonly file: string;
  /** the column that says which feature a row belongs to */
  readonly index: string;
  readonly columns: readonly OwnColumn[];
  /** columns without a number or a text */
  readonly leftOut: readonly string[];
  /** columns that hold neither numbers nor texts, such as lists and dates */
  readonly unread: readonly string[];
  /** the number of rows */
  readonly rows: number;
  /** the number of features that have a row */
  readonly features: number;
  /** the number of rows whose index names no feature of the layer, and the first such index as the file writes it */
  readonly outside: number;
  readonly firstOutside: string;
  /** the number of rows that cannot be read: of another width than the header, or no JSON object */
  readonly unreadable: number;
  /** the number of rows of a feature that has an earlier row; of each column the first value counts */
  readonly repeated: number;
  /** the number of fields in columns of numbers that are neither numbers nor missing */
  readonly faults: number;
  /** the number of fields in columns of numbers that are infinite or too large for float32: they count as missing */
  readonly infinite: number;
}

/** The features without a value in a column. */
export function missingIn(column: OwnColumn): number {
  let missing = 0;
  if (column.kind === 'number') for (const value of column.values) missing += Number.isNaN(value) ? 1 : 0;
  else for (const text of column.texts) missing += text === '' ? 1 : 0;
  return missing;
}

/**
 * A column under a name that no other column has: the name itself, with the file if the name is taken, and with a number
 * if that is taken too.
 */
export function renamed<C extends OwnColumn>(column: C, file: string, taken: ReadonlySet<string>): C {
  const candidates = function* () {
    yield column.name;
    yield `${column.name} (${file})`;
    for (let i = 2; ; i++) yield `${column.name} (${file}, ${i})`;
  };
  for (const name of candidates()) if (!taken.has(name)) return { ...column, name };
  return column;
}
