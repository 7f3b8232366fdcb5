import type { DataColumn } from '../../controls/table/columns.ts';
import type { Matches } from './matching/find.ts';

/** The columns of the saved list: the number, the label, and how well it matches. */
export function columnsOf(
  item: string,
  labels: readonly string[],
  { exact }: Matches,
): readonly DataColumn<number>[] {
  return [
    { header: item, value: (index) => index },
    { header: 'label', value: (index) => labels[index] ?? '' },
    { header: 'match', value: (_, place) => (place < exact ? 'exact' : 'alike') },
  ];
}
