import { choice, flag, integer, optionalInteger, text } from '../../state/fields.ts';
import { scaleView, type ValuesIn } from '../../state/view.ts';
import { cloudFields } from '../cloud/fields.ts';
import { layoutFields } from '../cloud/layouts/fields.ts';
import { META_WIDTHS } from './analysis/meta/defaults.ts';

/** Galaxy: the cloud and its spectrum. */
export const galaxyView = scaleView('galaxy', {
  axes: cloudFields.axes,
  components: cloudFields.components,
  /** window of the power-law fit, ranks from 1; 0 for the default of the dimension */
  from: integer(0, 0),
  to: integer(0, 0),
  /** `frequency`, `lobe`, `norm`, `distance`, `category`, `relation`, `meta`, `match`, `match-kind`, `column:` and a numeric column’s name, or `group:` and that of one of groups */
  colour: text('frequency'),
  /** the colours of a numeric column span its values on all layers, so that they mean the same on every layer */
  sameRange: flag(false),
  size: cloudFields.size,
  filter: cloudFields.filter,
  /** a scale of its own for each axis, instead of one for all */
  fitted: flag(false),
  /** figures by the definitions of the paper’s own code */
  asPublished: flag(false),
  /** the spectrum of raw activations beside the features’ */
  activations: flag(false),
  /** the places of features; `first` is the bundle’s coordinates, or components if it has none */
  layout: choice(['first', 'components', 'given', 'umap', 'tsne'], 'first'),
  ...layoutFields,
  /** the layer with which the layer is matched; empty for the next one */
  with: text(''),
  /** what its features are matched by */
  matchBy: choice(['decoder', 'both', 'firings'], 'decoder'),
  /** meta-features of the meta-SAE, as a multiple of the dimension */
  metaWidth: choice(META_WIDTHS, '1'),
  /** the meta-feature whose features are listed, and coloured if the colours are those of meta-features */
  meta: optionalInteger(),
  /** the layer whose features a pinned feature is decomposed into; the same layer if empty */
  among: text(''),
  seed: cloudFields.seed,
});

export type GalaxyView = ValuesIn<typeof galaxyView>;
