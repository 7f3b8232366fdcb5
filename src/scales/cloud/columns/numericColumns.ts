import { significant, significantPercent } from '../../../controls/numbers.ts';
import type { SelectOption } from '../../../controls/fields/SelectField.tsx';
import type { Labels, LayerInfo } from '../../../dataset/dataset.ts';
import { column, type Continuous } from '../colouring/numbers.ts';
import { BUILT_IN, columnTitle } from './names.ts';

/** Stands before the name of a numeric column of the labels in the id of a column. */
export const COLUMN = 'column:';

/** The numeric columns of a layer by which its points are coloured, sized and filtered. */
export function numericOptions(labels: Labels | null, layer: LayerInfo): SelectOption[] {
  const measures = [
    { id: 'norm', name: BUILT_IN.norm },
    { id: 'distance', name: BUILT_IN.distance, hint: 'computed when chosen' },
  ];
  return [
    ...(labels?.frequency ? [{ id: 'frequency', name: BUILT_IN.frequency }] : []),
    ...(layer.has.decoder ? measures : []),
    ...Object.keys(labels?.numeric ?? {}).map((name) => ({
      id: COLUMN + name,
      name: columnTitle(name, labels ?? {}),
    })),
  ];
}

/** A numeric column of the labels by its id; null if they have no such column. */
export function labelColumn(id: string, labels: Labels): Continuous | null {
  if (id === 'frequency') {
    if (!labels.frequency) return null;
    const print = (value: number) => significantPercent(value, 2);
    const title = 'firing frequency, of tokens';
    return { kind: 'number', title, values: labels.frequency, logarithmic: true, print };
  }
  const name = id.startsWith(COLUMN) ? id.slice(COLUMN.length) : '';
  const values = Object.hasOwn(labels.numeric, name) ? labels.numeric[name] : undefined;
  return values ? column(columnTitle(name, labels), values) : null;
}

/** A measure of each feature as a column. */
export const measureColumn = (measure: 'norm' | 'distance', values: Float32Array): Continuous =>
  column(BUILT_IN[measure], values, (v) => significant(v, 4));
