import { DataError } from '../../error.ts';
import { textLines } from '../../files/text/lines.ts';
import { ownComments } from '../../files/text/ownComments.ts';
import { quotedRecords } from '../../files/text/quotedRecords.ts';
import { splitBlanks, splitTabs } from '../../files/text/records.ts';
import { LINES_SAMPLED, separatorNamed, type Sketch, sketchOf } from '../../files/text/sketch.ts';
import { type Cells, MOST_COLUMNS } from './cells.ts';

/** What a table should look like, for messages. */
interface Wanted {
  readonly header: string;
  /** what a row is for */
  readonly row: string;
}

const OF_FEATURES: Wanted = {
  header: 'a table whose header names a column of indices, such as feature,score',
  row: 'feature',
};

/**
 * Reads the cells of a text table with a header, CSV or TSV, gzipped or plain, as texts. Rows of another width than the
 * header are left out and counted.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it has no header, one column only, or more columns than a table of statistics has
 */
export async function textCells(bytes: Uint8Array, file: string, wanted = OF_FEATURES): Promise<Cells> {
  let rows: Rows | null = null;
  let sample: string[] = [];
  const begin = () => {
    const { sketch, skipped } = sketched(sample, file, wanted);
    rows = createRows(sketch);
    for (const line of sample.slice(skipped)) rows.take(line);
  };
  for await (const lines of textLines(bytes, file)) {
    if (rows) {
      for (const line of lines) (rows as Rows).take(line);
      continue;
    }
    sample = sample.concat(lines);
    if (sample.length >= 2 * LINES_SAMPLED) begin();
  }
  if (!rows) begin();
  return rows!.end();
}

function sketched(
  lines: readonly string[],
  file: string,
  wanted: Wanted,
): { sketch: Sketch; skipped: number } {
  const comments = ownComments(lines);
  let skipped = Math.max(
    comments,
    lines.findIndex((line, i) => i >= comments && line.trim() !== ''),
  );
  const given = separatorNamed(lines[skipped] ?? '');
  if (given !== null) skipped++;
  const filled = lines.slice(skipped).filter((line) => line.trim() !== '');
  const sketch = filled.length > 0 ? sketchOf(filled.slice(0, LINES_SAMPLED), given) : null;
  if (!sketch?.header) {
    throw new DataError(
      `${file}: expected ${wanted.header}, found ${filled.length === 0 ? 'no rows' : sketch ? 'no header' : 'a single column'}; write a header and a row for each ${wanted.row}.`,
    );
  }
  if (sketch.names.length > MOST_COLUMNS) {
    throw new DataError(
      `${file}: expected at most ${MOST_COLUMNS} columns, found ${sketch.names.length}; leave out those that are not wanted, or open it as vectors.`,
    );
  }
  return { sketch, skipped };
}

type Rows = ReturnType<typeof createRows>;

/** Collects the rows below the header. */
function createRows({ separator, first, names: titles, mark, unclear }: Sketch) {
  // pandas writes its index first, without a name.
  const names = titles.map((name, column) => (column === 0 && first[0]!.trim() === '' ? '' : name));
  const cells: string[][] = names.map(() => []);
  let [rows, unreadable, headed] = [0, 0, false];
  const add = (fields: readonly string[]) => {
    if (!headed) {
      headed = true;
      return;
    }
    if (fields.length !== names.length) unreadable++;
    else {
      rows++;
      fields.forEach((field, column) => cells[column]!.push(field));
    }
  };
  const quoted = quotedRecords(separator ?? ',', add);
  return {
    take(line: string) {
      if (!quoted.isOpen() && line.trim() === '') return;
      if (separator === '\t') return add(splitTabs(line, names.length));
      if (separator === ' ') return add(splitBlanks(line));
      quoted.take(line);
    },
    end(): Cells {
      quoted.end();
      const columns = names.map((name, column) => ({ name, cells: cells[column]! }));
      // A comma that may separate thousands makes no number.
      return { columns, rows, unreadable, mark: unclear === null ? mark : '.' };
    },
  };
}
