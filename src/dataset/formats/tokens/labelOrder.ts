import type { TokenLabels } from '../../tokenFile.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * The labels of a column in their order: by a column of places, by their numbers, by the calendar if all are days of the week or
 * months in English (also shortened to three letters), else as they first appear.
 *
 * @param cells  the label of each row, empty for none
 * @param places  the place of each row's label, if the file says so; NaN for a row without one
 */
export function orderedLabels(
  name: string,
  cells: readonly string[],
  places: Float64Array | null,
): TokenLabels {
  const names = [...new Set(cells.filter((cell) => cell !== ''))];
  const { order, placeOf } = orderOf(names, cells, places);
  const sorted = names
    .map((each, first) => ({ each, first, place: placeOf(each) }))
    .sort((a, b) => a.place - b.place || a.first - b.first)
    .map(({ each }) => each);
  const numberOf = new Map(sorted.map((each, i) => [each, i]));
  return { name, names: sorted, of: Int32Array.from(cells, (cell) => numberOf.get(cell) ?? -1), order };
}

function orderOf(
  names: readonly string[],
  cells: readonly string[],
  places: Float64Array | null,
): { order: TokenLabels['order']; placeOf: (name: string) => number } {
  if (places) {
    const first = new Map<string, number>();
    cells.forEach((cell, row) => {
      if (!first.has(cell) && !Number.isNaN(places[row]!)) first.set(cell, places[row]!);
    });
    return { order: 'a column of the file', placeOf: (name) => first.get(name) ?? Infinity };
  }
  if (names.every((name) => Number.isFinite(Number(name))))
    return { order: 'their numbers', placeOf: Number };
  for (const calendar of [DAYS, MONTHS]) {
    const placeOf = (name: string) => {
      const word = name.trim().toLowerCase();
      return calendar.findIndex((each) => each === word || each.slice(0, 3) === word);
    };
    if (names.every((name) => placeOf(name) >= 0)) return { order: 'the calendar', placeOf };
  }
  return { order: 'the file, as they first appear', placeOf: () => 0 };
}
