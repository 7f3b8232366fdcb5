import type { DatasetInfo } from '../dataset/dataset.ts';
import { isRecorded } from '../dataset/layers.ts';
import type { Scale } from '../state/view.ts';

/** The scale asked for where a dataset has what it needs, or else the first that it has something for. */
export function fittingScale(asked: Scale, info: DatasetInfo): Scale {
  const scales: readonly Scale[] = [asked, 'atom', 'galaxy', 'brain'];
  return scales.find((scale) => missingFor(scale, info) === '') ?? asked;
}

/** What a dataset lacks for a scale, in words; empty where it has what it needs. */
export function missingFor(scale: Scale, { layers, relations }: DatasetInfo): string {
  const has = (part: 'decoder' | 'words') => layers.some((layer) => layer.has[part]);
  switch (scale) {
    case 'atom':
      if (!has('words')) return 'word vectors and relations: a table of vectors, and pairs as JSON';
      return relations.length > 0 ? '' : 'relations: pairs as JSON (or type your own in its panel)';
    case 'brain':
      if (!layers.some((layer) => isRecorded(layer) || layer.has.encoding)) {
        return 'firings of blocks (.npz), or a whole SAE with activations to encode them from';
      }
      return has('decoder') ? '' : 'decoder directions: an SAE checkpoint';
    case 'galaxy':
      return has('decoder') ? '' : 'decoder directions: an SAE checkpoint or a table of vectors';
  }
}
