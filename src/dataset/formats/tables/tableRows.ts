import { DataError } from '../../error.ts';
import { type DecimalMark, parseNumber } from '../../files/text/numbers.ts';

/** The most numbers that are held in memory: 2 GB. */
const MOST_VALUES = 2 ** 29;

/** Numbers of a block; blocks are joined once at the end, so that a large table is never held three times. */
const BLOCK = 1 << 22;

/**
 * Collects rows of numbers whose count is not known in advance; memory grows with the rows that are really there.
 *
 * @param file  the file's name, for messages
 */
export function createRows(file: string) {
  const full: Float32Array[] = [];
  let block = new Float32Array(1024);
  let length = 0;
  let before = 0;
  const grow = () => {
    if (before + length >= MOST_VALUES) {
      throw new DataError(
        `${file}: expected at most ${MOST_VALUES} numbers, found more; split it into smaller files.`,
      );
    }
    if (block.length < BLOCK) {
      const wider = new Float32Array(2 * block.length);
      wider.set(block);
      block = wider;
      return;
    }
    full.push(block);
    before += length;
    length = 0;
    block = new Float32Array(BLOCK);
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
      for (const place of places) {
        const field = fields[place + shift]!;
        const number = parseNumber(field, mark);
        if (Number.isNaN(number)) refuse(field, place + shift);
        if (length === block.length) grow();
        block[length++] = number;
      }
    },
    /** All numbers; the rows are complete then. */
    data(): Float32Array<ArrayBuffer> {
      if (full.length === 0) return block.slice(0, length);
      const all = new Float32Array(before + length);
      full.forEach((numbers, i) => all.set(numbers, i * BLOCK));
      all.set(block.subarray(0, length), before);
      full.length = 0;
      return all;
    },
  };
}
