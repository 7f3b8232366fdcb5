import { DataError } from '../../error.ts';
import { type DecimalMark, parseNumber } from '../../files/text/numbers.ts';

/** The most numbers that are held in memory: 2 GB. */
const MOST_VALUES = 2 ** 29;

/**
 * Collects rows of numbers whose count is not known in advance; the array grows with the rows that are really there.
 *
 * @param file  the file's name, for messages
 */
export function createRows(file: string) {
  let data = new Float32Array(1024);
  let length = 0;
  const grow = (needed: number) => {
    if (needed > MOST_VALUES) {
      throw new DataError(
        `${file}: expected at most ${MOST_VALUES} numbers, found more; split it into smaller files.`,
      );
    }
    const wider = new Float32Array(Math.min(MOST_VALUES, Math.max(needed, data.length * 2)));
    wider.set(data);
    data = wider;
  };
  return {
    /** Appends the numbers of a row; `places` are shifted by `shift`. */
    push(
      fields: readonly string[],
      places: readonly number[],
      shift: number,
      mark: DecimalMark,
      refuse: (field: string, place: number) => never,
    ) {
      if (length + places.length > data.length) grow(length + places.length);
      for (const place of places) {
        const field = fields[place + shift]!;
        const number = parseNumber(field, mark);
        if (Number.isNaN(number)) refuse(field, place + shift);
        data[length++] = number;
      }
    },
    data: () => (length === data.length ? data : data.slice(0, length)),
  };
}
