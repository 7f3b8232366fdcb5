import type { JsonLines } from '../../files/json.ts';
import { kindOf } from '../../error.ts';
import { featureOf } from '../../formats/labels/labels.ts';
import { type Findings, Places } from './findings.ts';

/**
 * Checks to which feature or block each record of a JSON Lines file belongs, by its `index` or its place.
 *
 * @param count  the number of features or blocks
 * @param item  what they are called
 * @returns the number of those with a record
 */
export function checkLines(
  { records, skipped }: JsonLines,
  file: string,
  count: number,
  item: string,
  { fault, warn }: Findings,
): number {
  const seen = new Set<number>();
  const misplaced = new Places<readonly [place: number, index: unknown]>();
  const repeated = new Places<number>();
  records.forEach((record, place) => {
    const number = featureOf(record, place);
    const { index = place } = record;
    if (!Number.isInteger(number) || number < 0 || number >= count) misplaced.note([place, index]);
    else if (seen.has(number)) repeated.note(number);
    else seen.add(number);
  });
  fault(
    misplaced.sentence(
      ([place, index], more) =>
        `${file}: record ${place}: expected an index from 0 to ${count - 1}, one of the ${item}s, found ${kindOf(index)}${more}; these records belong to another layer, or their index is wrong.`,
    ),
  );
  warn(
    repeated.sentence(
      (index, more) => `${file}: ${item} ${index} has more than one record${more}; the first one counts.`,
    ),
  );
  if (skipped > 0)
    warn(
      `${file}: ${skipped} ${skipped === 1 ? 'line is not a JSON object; it is' : 'lines are not JSON objects; they are'} left out.`,
    );
  return seen.size;
}

/** Warns of frequencies that are not fractions. */
export function checkFrequencies({ records }: JsonLines, file: string, { warn }: Findings): void {
  const beyond = new Places<number>();
  records.forEach(({ frequency }, place) => {
    if (typeof frequency === 'number' && !(frequency >= 0 && frequency <= 1)) beyond.note(place);
  });
  warn(
    beyond.sentence(
      (place, more) =>
        `${file}: record ${place}: its frequency is ${String(records[place]!.frequency)}${more}; expected a fraction of tokens, from 0 to 1.`,
    ),
  );
}
