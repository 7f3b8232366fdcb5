import { count } from '../../controls/numbers.ts';
import type { ColumnFile } from '../../dataset/ownColumns.ts';

/**
 * What of a file of columns is not used, in sentences.
 *
 * @param item  what a feature is called
 * @param features  the number of features of the layer
 */
export function pairingLines(
  { index, outside, firstOutside, repeated, unreadable, faults, infinite, leftOut, unread }: ColumnFile,
  item: string,
  features: number,
): string[] {
  const rows = (n: number) => (n === 1 ? '1 row' : `${count(n)} rows`);
  const verb = (n: number, one: string, several: string) => (n === 1 ? one : several);
  const lines: string[] = [];
  if (outside > 0) {
    const first = firstOutside === '' ? 'nothing' : `“${firstOutside.slice(0, 40)}”`;
    lines.push(
      `${rows(outside)} ${verb(outside, 'names', 'name')} no ${item} from 0 to ${count(features - 1)} and ${verb(outside, 'is', 'are')} left out; the first has ${first} as its “${index}”.`,
    );
  }
  if (repeated > 0) {
    lines.push(
      `${rows(repeated)} ${verb(repeated, 'repeats', 'repeat')} a ${item}: of each column, the first value counts.`,
    );
  }
  if (unreadable > 0) {
    lines.push(`${rows(unreadable)} cannot be read and ${verb(unreadable, 'is', 'are')} left out.`);
  }
  if (faults > 0) {
    lines.push(
      `${count(faults)} ${verb(faults, 'field', 'fields')} in columns of numbers ${verb(faults, 'is not a number', 'are not numbers')} and ${verb(faults, 'counts', 'count')} as missing.`,
    );
  }
  if (infinite > 0) {
    lines.push(
      `${count(infinite)} ${verb(infinite, 'field', 'fields')} in columns of numbers ${verb(infinite, 'is', 'are')} infinite or too large, and ${verb(infinite, 'counts', 'count')} as missing: a scale of colours has no place for ${verb(infinite, 'it', 'them')}.`,
    );
  }
  if (leftOut.length > 0) lines.push(`Without values: ${leftOut.join(', ')}.`);
  if (unread.length > 0) lines.push(`Neither numbers nor texts, and left out: ${unread.join(', ')}.`);
  return lines;
}
