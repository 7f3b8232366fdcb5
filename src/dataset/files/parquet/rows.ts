import type { DecodedArray, SchemaTree } from 'hyparquet';

/** The contents of a page: levels of nesting and of presence for each entry, and the values of the present entries. */
export interface Page {
  readonly entries: number;
  readonly repetition: Uint8Array | null;
  readonly definition: Uint8Array | null;
  readonly values: DecodedArray;
}

/**
 * Assembles rows from the levels and values of pages; the last row of a page may continue in the next.
 *
 * @param take  receives each row's value
 * @throws Error when the column holds lists of lists, or levels contradict each other
 */
export function rowsOf(schemaPath: readonly SchemaTree[], take: (value: unknown) => void) {
  const steps = schemaPath.slice(1).map(({ element }) => element.repetition_type);
  const repeated = steps.indexOf('REPEATED');
  if (repeated !== steps.lastIndexOf('REPEATED')) throw new Error('a column of lists of lists');
  const highest = steps.filter((step) => step !== 'REQUIRED').length;
  /** from this level on a list has an item; one level below, it is empty */
  const within = steps.slice(0, repeated + 1).filter((step) => step !== 'REQUIRED').length;
  let open: unknown[] | null | undefined;
  const flush = () => {
    if (open !== undefined) take(open);
    open = undefined;
  };
  return {
    add({ entries, repetition, definition, values }: Page) {
      let next = 0;
      for (let i = 0; i < entries; i++) {
        const level = definition ? definition[i]! : highest;
        const value: unknown = level === highest ? values[next++] : null;
        if (!repetition) take(value);
        else {
          if (repetition[i] === 0) {
            flush();
            open = level >= within - 1 ? [] : null;
          }
          if (level >= within) {
            if (!open) throw new Error('a list that goes on where none has begun');
            open.push(value);
          }
        }
      }
    },
    end: flush,
  };
}
