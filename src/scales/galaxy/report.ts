import { possible, type ScaleReport } from '../shared/report/items.ts';
import { layersItem } from './report/layers.ts';
import { layoutItems } from './report/layouts.ts';
import { chainsItem, matchingItem } from './report/matching.ts';
import { metaItem } from './report/meta.ts';
import { entropyItem, isotropyItem, populationSlopeItem, publishedEntropyItem } from './report/shape.ts';
import { spectrumItem } from './report/spectrum.ts';
import { galaxyView } from './view.ts';

/** What the galaxy adds to a report, in the order of its panel. */
export const report: ScaleReport = (context) => {
  if (!context.layer.has.decoder) return [];
  const view = galaxyView.of(context.scales);
  const { asPublished } = view;
  return possible([
    spectrumItem(context, view),
    asPublished ? null : populationSlopeItem(context, view),
    isotropyItem(context, view),
    asPublished ? publishedEntropyItem(context, view) : entropyItem(context, view),
    metaItem(context, view),
    layersItem(context, view),
    matchingItem(context, view),
    chainsItem(context, view),
    ...layoutItems(context, view),
  ]);
};
