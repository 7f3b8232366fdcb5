import { numbers, wholeNumbers } from '../../state/fields.ts';
import { scaleView, type ValuesIn } from '../../state/view.ts';

/**
 * What a cloud inherits from the clouds shown before it (`State.inherited`): it depends on the layers and lobes that the
 * user passed through, so only the link can bring it back.
 */

/** How the axes of a layer follow the axes of the layer shown before it. */
export const orientation = scaleView('galaxy', {
  /** the sign of each axis */
  signs: numbers(3, [1, 1, 1]),
  /** how the cloud is turned onto the layer before, if their features correspond: orthogonal, `[3, 3]` row-major */
  turn: numbers(9, null),
});

export type Orientation = ValuesIn<typeof orientation>;

/** The colour of each lobe if lobes shown before left them theirs; empty if it is the lobe's number. */
export const lobeColours = scaleView('brain', { colours: wholeNumbers() });
