import { ownComments } from './ownComments.ts';
import { DELIMITERS } from './separator.ts';
import { indexColumn, LINES_SAMPLED, separatorNamed, sketchOf } from './sketch.ts';
import { numbersIn, wholeLists } from './lists.ts';

/** The first rows of a text file, as far as they say what it holds. */
export interface TextHead {
  /** the names of the columns in the header; empty without a header, or when tabs, commas or semicolons separate nothing */
  readonly columns: readonly string[];
  /** the number of columns of numbers, or of numbers in the first row when nothing separates its fields */
  readonly numbers: number;
  /** whether a column holds lists of numbers */
  readonly lists: boolean;
  /** the column that numbers the rows or the features; null for none */
  readonly index: string | null;
  /** whether a column holds texts */
  readonly texts: boolean;
}

const NOTHING: TextHead = { columns: [], numbers: 0, lists: false, index: null, texts: false };

/**
 * Sketches the first rows of a text file.
 *
 * @param start  the file's beginning
 */
export function textHead(start: string): TextHead {
  const whole = wholeLists(start.split(/\r?\n/));
  const all = whole.slice(ownComments(whole));
  // The last line is cut short, unless the file has only one.
  const lines = (all.length > 2 ? all.slice(0, -1) : all)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_SAMPLED);
  const given = separatorNamed(lines[0] ?? '');
  const sketch = sketchOf(given === null ? lines : lines.slice(1), given, DELIMITERS);
  if (!sketch) return { ...NOTHING, texts: true, numbers: numbersIn(lines[0] ?? '', '.') };
  const { header, names, kinds } = sketch;
  const index = indexColumn(sketch);
  return {
    columns: header ? names : [],
    numbers: kinds.filter((kind, column) => kind === 'number' && column !== index).length,
    lists: kinds.includes('list'),
    index: index >= 0 ? names[index]! : null,
    texts: kinds.includes('text'),
  };
}
