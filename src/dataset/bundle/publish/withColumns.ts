import type { Labels } from '../../dataset.ts';
import type { OwnColumn } from '../../ownColumns.ts';

/** The fields of a label record that are not columns of numbers. */
const TAKEN = ['index', 'layer', 'description', 'frequency', 'category', 'top_tokens', 'examples'];

/** Labels with the user's columns in them, and the names of the columns that labels cannot hold. */
export interface LabelsWithColumns {
  readonly labels: Labels;
  readonly leftOut: readonly string[];
}

/**
 * Adds the user's columns to the labels of a layer as a bundle holds them: numbers as columns, the first column of groups
 * as categories and the first one of texts as descriptions, if the labels have none themselves. Other columns of groups
 * and texts have no place in a bundle.
 *
 * @param labels  the layer's own; their columns and texts stay
 */
export function withColumns(labels: Labels, columns: readonly OwnColumn[]): LabelsWithColumns {
  const numeric: Record<string, Float32Array> = { ...labels.numeric };
  let { category, description } = labels;
  const leftOut: string[] = [];
  for (const column of columns) {
    if (column.kind === 'number') numeric[freeName(column.name, numeric)] = column.values;
    else if (column.kind === 'group' && category.length === 0) category = column.texts;
    else if (column.kind === 'label' && description.every((text) => text === '')) description = column.texts;
    else leftOut.push(column.name);
  }
  return { labels: { ...labels, numeric, category, description }, leftOut };
}

/** A name that no field and no other column has. */
function freeName(name: string, numeric: Readonly<Record<string, unknown>>): string {
  const isTaken = (candidate: string) => TAKEN.includes(candidate) || Object.hasOwn(numeric, candidate);
  let free = isTaken(name) ? `${name} (own)` : name;
  for (let i = 2; isTaken(free); i++) free = `${name} (own ${i})`;
  return free;
}
