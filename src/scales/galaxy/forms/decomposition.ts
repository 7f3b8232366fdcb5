import * as v from 'valibot';
import { float64, whole, within } from '../../shared/forms.ts';

/** The form of random directions that are decomposed: shares of a squared length, which rounding may put a little above 1. */
export const randomDecompositionsForm = () =>
  v.pipe(
    v.object({ draws: whole, atoms: whole, seed: whole, mixed: whole, explained: float64() }),
    v.check(
      ({ draws, atoms, explained }) =>
        draws > 0 && atoms > 0 && explained.length === draws * atoms && within(explained, -1e-9, 1 + 1e-9),
    ),
  );
