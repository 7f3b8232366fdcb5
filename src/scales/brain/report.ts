import { hasTokens, isRecorded } from '../../dataset/layers.ts';
import { lobesRequest } from '../shared/lobes/job.ts';
import { possible, type ScaleReport } from '../shared/report/items.ts';
import { followingItem } from './report/following.ts';
import { classifierItem, geometryItem } from './report/geometry.ts';
import { categoriesItem, lobesItem } from './report/lobes.ts';
import { localityItem } from './report/locality.ts';
import { publishedClassifierItem, publishedGeometryItem } from './report/published.ts';
import { absorptionItem, hierarchyItem, togetherItem } from './report/together.ts';
import { sweepItem } from './report/sweep.ts';
import { tokenRankingItem } from './report/tokenRanking.ts';
import { tokensItem } from './report/tokens.ts';
import { affinitiesItem, heldOutItem, seedsItem, stabilityItem } from './report/trust.ts';
import { brainView } from './view.ts';

/** What the brain adds to a report, in the order of its panel. */
export const report: ScaleReport = (context) => {
  const { info, layer, scales } = context;
  if (!isRecorded(layer) || !layer.has.decoder) return [];
  const view = brainView.of(scales);
  const place = { context, view, lobes: lobesRequest(layer, view) };
  const { firings } = layer.has;
  const categories = firings && info.categories.length > 1;
  return possible([
    lobesItem(place),
    ...(view.asPublished
      ? [publishedGeometryItem(place), publishedClassifierItem(place)]
      : [geometryItem(place), classifierItem(place)]),
    localityItem(place),
    firings ? togetherItem(place) : null,
    firings ? hierarchyItem(place) : null,
    firings && hasTokens(layer) ? absorptionItem(place) : null,
    firings ? stabilityItem(place) : null,
    affinitiesItem(place),
    seedsItem(place),
    categories ? heldOutItem(place) : null,
    firings && info.categories.length > 0 ? categoriesItem(place) : null,
    firings ? followingItem(place) : null,
    sweepItem(place),
    hasTokens(layer) ? tokenRankingItem(place) : null,
    hasTokens(layer) ? tokensItem(place) : null,
  ]);
};
