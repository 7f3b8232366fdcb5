import type { Dataset } from '../../../../dataset/dataset.ts';
import { inverseNorms } from '../../../../math/matrices/norms.ts';
import { recordedBlocks } from '../affinities/affinityOf.ts';
import type { Covariate, Held } from './held.ts';
import { partsOf, recordingIfAny } from '../layerData.ts';

/** Lengths that differ by less, as a share, are equal: they differ by rounding. */
const DIGITS = 6;

/**
 * The values of covariates of a layer's features, each `[features]`: the number of blocks in which each fires, the length of its
 * direction, its number. A covariate that the layer does not have is left out.
 */
export async function covariatesOf(
  dataset: Dataset,
  layer: string,
  held: Held,
): Promise<readonly { readonly name: Covariate; readonly values: Float64Array }[]> {
  const found: { name: Covariate; values: Float64Array }[] = [];
  for (const name of held.split(',') as Covariate[]) {
    const values = await valuesOf(dataset, layer, name);
    if (values) found.push({ name, values });
  }
  return found;
}

async function valuesOf(dataset: Dataset, layer: string, name: Covariate): Promise<Float64Array | null> {
  if (name === 'frequency') {
    const recorded = recordedBlocks(await recordingIfAny(dataset, layer));
    return recorded && Float64Array.from(recorded.fired);
  }
  if (!partsOf(dataset, layer).decoder) return null;
  const decoder = await dataset.decoder(layer);
  if (name === 'index') return Float64Array.from({ length: decoder.rows }, (_, i) => i);
  return inverseNorms(decoder).map((inverse) =>
    inverse > 0 ? Number((1 / inverse).toPrecision(DIGITS)) : 0,
  );
}
