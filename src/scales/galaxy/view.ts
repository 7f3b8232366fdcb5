import { choice, decimal, flag, integer, numbers, text } from '../../state/fields.ts';
import { scaleView, type ValuesIn } from '../../state/view.ts';

/** Galaxy: the cloud and its spectrum. */
export const galaxyView = scaleView('galaxy', {
  axes: choice(['paper', 'scores'], 'paper'),
  components: numbers(3, [1, 2, 3]),
  /** window of the power-law fit, ranks from 1; 0 for the default of the dimension */
  from: integer(0, 0),
  to: integer(0, 0),
  /** `frequency`, `lobe`, `norm`, `distance`, `category`, `relation`, or `column:` and a numeric column’s name */
  colour: text('frequency'),
  /** the sign of each axis, as it came out when one layer’s axes were followed to the next */
  signs: numbers(3, [1, 1, 1]),
  /** how the cloud is turned onto the layer before it, where their features correspond: orthogonal, row-major */
  turn: numbers(9, null),
  /** each axis scaled by itself, instead of one scale for all */
  fitted: flag(false),
  /** the spectrum of raw activations beside the features’ */
  activations: flag(false),
  /** where features lie: coordinates from the bundle first, where it has them */
  layout: choice(['first', 'components', 'given', 'umap'], 'first'),
  umapDimensions: choice(['2', '3'], '2'),
  neighbours: integer(15, 2, 200),
  minDist: decimal(0.1, 0, 0.99),
  seed: integer(42, 0),
});

export type GalaxyView = ValuesIn<typeof galaxyView>;
