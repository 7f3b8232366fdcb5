/** The best partners of each of n items, best first. */
export interface TopLists {
  /** partners of each item */
  readonly k: number;
  /** numbers of the partners, `[n, k]` */
  readonly indices: Uint32Array;
  /** the similarity to each, descending, `[n, k]`; −∞ at places that are not filled */
  readonly values: Float32Array;
}

/** The best partners of the rows of two matrices in each other. */
export interface BestPairs {
  /** rows of b with the largest cosine to each row of a, `[a.rows, k]` */
  readonly forward: TopLists;
  /** rows of a with the largest cosine to each row of b, `[b.rows, k]` */
  readonly backward: TopLists;
}

/** Lists of n items without an entry. */
export const emptyLists = (n: number, k: number): TopLists => ({
  k,
  indices: new Uint32Array(n * k),
  values: new Float32Array(n * k).fill(-Infinity),
});

/**
 * Enters a partner into the list of an item if it is among the k best; of equal similarities the partner that was entered
 * first stays before.
 */
export function enter({ k, indices, values }: TopLists, item: number, partner: number, value: number): void {
  const first = item * k;
  let at = first + k - 1;
  if (!(value > values[at]!)) return;
  for (; at > first && values[at - 1]! < value; at--) {
    values[at] = values[at - 1]!;
    indices[at] = indices[at - 1]!;
  }
  values[at] = value;
  indices[at] = partner;
}

/** Enters all entries of some lists into others of the same items. */
export function enterAll(into: TopLists, from: TopLists): void {
  const { k, indices, values } = from;
  for (let at = 0; at < values.length; at++) {
    if (values[at]! > -Infinity) enter(into, Math.floor(at / k), indices[at]!, values[at]!);
  }
}

/** A block of a table of similarities: row `rowFrom + r`, column `columnFrom + c`. */
export interface Tile {
  readonly rowFrom: number;
  readonly columnFrom: number;
  readonly columns: number;
  /** row-major */
  readonly values: Float32Array;
}

/**
 * Enters a block of similarities into the lists of its rows and of its columns. Blocks have to come in ascending order of
 * rows and of columns, so that of equal similarities the smaller number stays before.
 *
 * @param offset  the number of the row to which the first of the lists `ofRows` belongs
 */
export function enterTile(ofRows: TopLists, ofColumns: TopLists, offset: number, tile: Tile): void {
  const { rowFrom, columnFrom, columns, values } = tile;
  const rowValues = ofRows.values;
  const columnValues = ofColumns.values;
  const { k } = ofColumns;
  for (let at = 0, row = rowFrom; at < values.length; row++) {
    const last = (row - offset + 1) * ofRows.k - 1;
    for (let column = columnFrom; column < columnFrom + columns; column++, at++) {
      const value = values[at]!;
      if (value > rowValues[last]!) enter(ofRows, row - offset, column, value);
      if (value > columnValues[column * k + k - 1]!) enter(ofColumns, column, row, value);
    }
  }
}
