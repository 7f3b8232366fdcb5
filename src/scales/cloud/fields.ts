import { choice, integer, numbers } from '../../state/fields.ts';
import { CLOUD_DEFAULTS } from './analysis/defaults.ts';

/** The galaxy's parameters that every scale with a cloud knows: which components it shows. */
export const cloudFields = {
  axes: choice(['paper', 'scores'], CLOUD_DEFAULTS.axes),
  components: numbers(3, CLOUD_DEFAULTS.components),
  seed: integer(CLOUD_DEFAULTS.seed, 0),
};
