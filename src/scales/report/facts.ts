import { grouped } from '../../math/statistics/nulls/inSentence.ts';
import { controlText } from '../../dataset/control.ts';
import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { parsePreparation, preparationText } from '../../dataset/open/preparation.ts';
import type { Fact } from '../../report/document.ts';
import type { View } from '../../state/view.ts';

/** Facts with a value. */
const known = (facts: readonly (readonly [string, string])[]): Fact[] =>
  facts.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));

/** Where the view is. */
export const viewFacts = (view: View, layer: LayerInfo, scale: string): Fact[] =>
  known([
    ['Scale', scale],
    ['Layer', layer.name === layer.id ? layer.name : `${layer.name} (${layer.id})`],
    ['Preparation of the vectors', preparationOf(view)],
    ['Corrections to how files are read', view.read],
  ]);

const preparationOf = ({ prepare }: View): string => {
  const preparation = parsePreparation(prepare);
  return (preparation && preparationText(preparation)) || 'as stored';
};

/** The dataset, the layer, and where they come from. */
export function datasetFacts(info: DatasetInfo, layer: LayerInfo): Fact[] {
  const { provenance, control, item } = info;
  const { features, dim, blocks, firingRule, sample, kind = '' } = layer;
  return known([
    ['Name', info.title === info.name || info.title === '' ? info.name : `${info.title} (${info.name})`],
    ['Control', control ? controlText(control, item) : ''],
    ['Description', info.description],
    [
      'Directions',
      features > 0 ? `${grouped(features)} ${item}s × ${dim}${kind === '' ? '' : `, ${kind}`}` : '',
    ],
    ['Sample', sample ? `of ${grouped(sample.of)} ${item}s, seed ${sample.seed}` : ''],
    ['Firings', blocks > 0 ? `${grouped(blocks)} blocks${firingRule === '' ? '' : `; ${firingRule}`}` : ''],
    ['Relations', info.relations.length > 0 ? `${info.relations.length}` : ''],
    ['Model', provenance.model],
    ['SAE', provenance.sae],
    ['Source', provenance.source],
    ['How it was made', provenance.method],
    ['Vectors in the files', provenance.preprocessing],
    ['Licence', provenance.licence],
    ['Citation', provenance.citation],
  ]);
}
