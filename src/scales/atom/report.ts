import { wordPlaces } from '../../dataset/wordPlaces.ts';
import { possible, type ReportContext, type ReportItem, type ScaleReport } from '../shared/report/items.ts';
import { listRelations, resolveOwn } from './relations.ts';
import { analogyItem, analogyTestItem } from './report/analogies.ts';
import { componentsItem, publishedItem } from './report/components.ts';
import { distractorsItem } from './report/distractors.ts';
import { layersItem } from './report/layers.ts';
import type { AtomPlace } from './report/place.ts';
import { qualityItem } from './report/quality.ts';
import { searchItem } from './report/search.ts';
import { chosenRelations, parametersOf } from './requests.ts';
import { atomView } from './view.ts';

/** What the atom adds to a report, in the order of its panel. */
export const report: ScaleReport = (context) => {
  const view = atomView.of(context.scales);
  return possible([...ofRelations(context), view.searching ? searchItem(context, view) : null]);
};

function ofRelations(context: ReportContext): (ReportItem | null)[] {
  const { info, layer, relations: table } = context;
  if (!layer.has.words || !table) return [];
  const view = atomView.of(context.scales);
  const places = wordPlaces(table.words);
  const own = resolveOwn(view.own, places);
  const usable = listRelations(info.relations, view.own, own).filter(({ pairs }) => pairs > 0);
  if (usable.length === 0) return [];
  const covariates = Object.keys(table.covariates);
  const place: AtomPlace = {
    context,
    view,
    own,
    all: usable.map(({ id }) => id),
    chosen: chosenRelations(view.relations, usable, info),
    usable,
    words: table.words,
    places,
    parameters: (relations) => ({ ...parametersOf(relations, own, view, covariates), layer: layer.id }),
  };
  return [
    analogyItem(place),
    qualityItem(place),
    distractorsItem(place),
    view.asPublished ? publishedItem(place) : componentsItem(place),
    layersItem(place),
    analogyTestItem(place),
  ];
}
