import { choice, integer, numbers } from '../../state/fields.ts';

/** The galaxy's parameters that every scale with a cloud knows: which components it shows. */
export const cloudFields = {
  axes: choice(['paper', 'scores'], 'paper'),
  components: numbers(3, [1, 2, 3]),
  seed: integer(42, 0),
};
