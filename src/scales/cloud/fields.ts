import { choice, integer, numbers, text } from '../../state/fields.ts';
import { CLOUD_DEFAULTS } from './analysis/defaults.ts';
import { filterField } from './filter/filter.ts';

/** The galaxy's parameters that every scale with a cloud knows: which components it shows, and which points in what size. */
export const cloudFields = {
  axes: choice(['paper', 'scores'], CLOUD_DEFAULTS.axes),
  components: numbers(3, CLOUD_DEFAULTS.components),
  seed: integer(CLOUD_DEFAULTS.seed, 0),
  /** `frequency`, `norm`, `distance`, `none`, or `column:` and a numeric column’s name */
  size: text('frequency'),
  /** which points are shown, by a numeric column */
  filter: filterField,
};
