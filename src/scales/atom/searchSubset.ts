import type { Labels, LayerInfo, Relations } from '../../dataset/dataset.ts';
import type { AtomView } from './view.ts';

/** What the choice of the vectors that a search looks among depends on. */
interface SubsetOf {
  readonly among: AtomView['among'];
  readonly layer: LayerInfo;
  readonly view: AtomView;
  readonly relations: Relations | null;
  readonly labels: Labels | null;
  /** the lobe of each feature, if the features of one lobe are chosen */
  readonly lobes: ArrayLike<number> | null;
  readonly lobe: number | null;
}

/** The indices of the vectors that the search looks among, ascending; null while what decides them is not known. */
export function searchSubset({
  among,
  layer,
  view,
  relations,
  labels,
  lobes,
  lobe,
}: SubsetOf): number[] | null {
  if (among === 'words') {
    if (!relations) return null;
    const count = relations.covariates['log10 count'] ?? null;
    return leading(relations.words.length, view.size, count, ofText(relations.words, view));
  }
  if (layer.has.labels && !labels) return null;
  if (view.subset === 'lobe' && lobes === null) return null;
  const inLobe = (i: number) => lobes === null || lobes[i] === lobe;
  const named = ofText(labels?.description ?? [], view);
  return leading(layer.features, view.size, labels?.frequency ?? null, (i) => inLobe(i) && named(i));
}

function ofText(texts: readonly string[], { subset, label }: AtomView): (i: number) => boolean {
  const wanted = label.trim().toLowerCase();
  if (subset !== 'label' || wanted === '') return () => true;
  return (i) => (texts[i] ?? '').toLowerCase().includes(wanted);
}

/** The `size` most frequent of those that pass, in their own order; the first ones if frequencies are not known. */
function leading(
  n: number,
  size: number,
  frequency: Float32Array | null,
  passes: (i: number) => boolean,
): number[] {
  const all = Array.from({ length: n }, (_, i) => i).filter(passes);
  // Features of unknown frequency come last.
  const rank = (i: number) => (Number.isNaN(frequency![i]) ? -1 : frequency![i]!);
  const ranked = frequency ? all.sort((a, b) => rank(b) - rank(a) || a - b) : all;
  return ranked.slice(0, size).sort((a, b) => a - b);
}

/** The name of a vector. */
export function nameAmong(
  i: number,
  among: string,
  words: readonly string[] | undefined,
  labels: Labels | null,
): string {
  if (among === 'words') return words?.[i] ?? `word ${i}`;
  const description = labels?.description[i];
  return description ? `${i} ${description}` : `feature ${i}`;
}
