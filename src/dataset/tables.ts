import { isTable, readTable, type TextTable } from './formats/table.ts';
import { keeper } from './reading.ts';
import { type Source, wholeFile } from './sources/source.ts';

/** Enough of a file to tell text from other bytes. */
const LOOKED_AT = 1024;

/** The text table at a path, read once; null where the file is something else. */
export type Tables = (path: string) => Promise<TextTable | null>;

/**
 * Reads the text tables of a source.
 *
 * @param labelOf  the column of labels of the table at a path, where the reader says which; else empty
 */
export function tablesOf(source: Source, labelOf: (path: string) => string): Tables {
  const kept = keeper();
  return (path) =>
    kept(path, async () => {
      const file = await source.open(path);
      // Its beginning tells: a checkpoint is not read whole to find that it is no table.
      const start = await file.read(0, Math.min(LOOKED_AT, file.size));
      if (!isTable(start, path)) return null;
      const name = source.describe(path);
      return readTable(await wholeFile(file, name), name, labelOf(path));
    });
}
