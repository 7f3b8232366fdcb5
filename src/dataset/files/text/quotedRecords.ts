import { splitRecord } from './records.ts';

/** A quoted field that continues over more lines has a stray quote. */
const LONGEST_RECORD = 200;

/**
 * Joins the lines of records whose quoted fields go over several lines.
 *
 * @param add  receives the fields of each record; an empty list for a record whose quote does not end
 */
export function quotedRecords(separator: string, add: (fields: readonly string[]) => void) {
  /** the lines of a record whose quoted field has not ended */
  let open: string[] = [];
  return {
    /** Whether a quoted field has not ended. */
    isOpen: () => open.length > 0,
    take(line: string): void {
      // Only a line with a quote can end what a quote began.
      if (open.length > 0 && !line.includes('"') && open.length < LONGEST_RECORD) {
        open.push(line);
        return;
      }
      const fields = splitRecord([...open, line].join('\n'), separator);
      if (!fields && open.length < LONGEST_RECORD) open.push(line);
      else {
        open = [];
        add(fields ?? []);
      }
    },
    end(): void {
      if (open.length > 0) add([]);
    },
  };
}
