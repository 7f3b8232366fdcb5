import { choice, decimal, integer } from '../../../state/fields.ts';
import { CLOUD_DEFAULTS } from '../analysis/defaults.ts';
import { TSNE_DEFAULTS, UMAP_DEFAULTS } from '../analysis/layouts/defaults.ts';

/** The parameters of the layouts, among the galaxy's; the brain knows them too, so that both scales show the same layout. */
export const layoutFields = {
  umapDimensions: choice(['2', '3'], `${UMAP_DEFAULTS.dimensions}`),
  neighbours: integer(UMAP_DEFAULTS.neighbours, 2, 200),
  minDist: decimal(UMAP_DEFAULTS.minDist, 0, 0.99),
  /** UMAP's, and that of other figures of the cloud */
  seed: integer(CLOUD_DEFAULTS.seed, 0),
  tsneDimensions: choice(['2', '3'], `${TSNE_DEFAULTS.dimensions}`),
  perplexity: decimal(TSNE_DEFAULTS.perplexity, 2, 200),
  tsneIterations: integer(TSNE_DEFAULTS.iterations, 20, 5000),
  tsneSeed: integer(TSNE_DEFAULTS.seed, 0),
};
