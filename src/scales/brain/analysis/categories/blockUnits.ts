/** Blocks that belong together: what is resampled and permuted as a whole. */
export interface BlockUnits {
  readonly of: 'documents' | 'runs' | 'blocks';
  /** the unit of each block, from 0, `[blocks]` */
  readonly units: Uint32Array;
  /** the category of each unit, `[units]` */
  readonly categoryOf: Uint8Array;
}

/** Runs of one category count as documents if there are more than this number of them for each category. */
const RUNS_EACH = 5;

/**
 * The units in which blocks of a recording depend on each other: their documents; if these are not known, runs of blocks of one
 * category; if blocks are sorted by category, so that there are hardly more runs than categories, single blocks.
 *
 * @param document  the document of each block, `[blocks]`; a document of several categories counts as one for each
 * @param category  `[blocks]`
 */
export function blockUnits(
  { blocks, document }: { readonly blocks: number; readonly document?: Uint32Array | undefined },
  category: Uint8Array,
): BlockUnits {
  if (document)
    return { of: 'documents', ...numbered(blocks, category, (b) => `${document[b]} ${category[b]}`) };
  let run = 0;
  const runs = Uint32Array.from(category, (kind, b) => (b > 0 && kind !== category[b - 1] ? ++run : run));
  const kinds = new Set(category).size;
  return run + 1 > RUNS_EACH * kinds
    ? { of: 'runs', ...numbered(blocks, category, (b) => `${runs[b]}`) }
    : { of: 'blocks', ...numbered(blocks, category, (b) => `${b}`) };
}

function numbered(blocks: number, category: Uint8Array, key: (block: number) => string) {
  const numbers = new Map<string, number>();
  const units = new Uint32Array(blocks);
  const kinds: number[] = [];
  for (let b = 0; b < blocks; b++) {
    const name = key(b);
    let unit = numbers.get(name);
    if (unit === undefined) {
      unit = numbers.size;
      numbers.set(name, unit);
      kinds.push(category[b]!);
    }
    units[b] = unit;
  }
  return { units, categoryOf: Uint8Array.from(kinds) };
}
