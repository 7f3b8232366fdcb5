import type { Matrix } from '../../math/matrices/matrix.ts';
import { AS_FOUND } from '../corrections.ts';
import type { RecipeLayer } from '../recognise/recipe.ts';
import { sliceMeaning } from '../formats/sae/slices.ts';
import type { RawLayer } from './rawLayer.ts';
import { openDecoder, type RawContext } from './rawVectors.ts';

/**
 * The layers that a layer of a recipe makes: itself or, if its decoder is a crosscoder's, one for each slice of it. The
 * slices of a crosscoder have the same features, so everything that belongs to these is theirs too.
 *
 * @param layer  of the recipe
 * @param first  the layer as it was read, with the first slice
 */
export async function layersOf(
  layer: RecipeLayer,
  first: RawLayer,
  context: RawContext,
): Promise<readonly RawLayer[]> {
  const slices = first.decoder?.slices;
  if (!slices) return [first];
  const layers: RawLayer[] = [];
  for (const [i, tensor] of slices.entries()) {
    const read = { ...(layer.read ?? AS_FOUND), tensor };
    const decoder = i === 0 ? first.decoder : await openDecoder({ ...layer, read }, context);
    const { name, source } = sliceMeaning(tensor);
    const own = layer.dictionary ?? first.info.dictionary ?? layer.id;
    const dictionary = source === null ? own : `${own} ${source}`;
    const id = i === 0 ? layer.id : `${layer.id}.${i}`;
    layers.push({
      ...first,
      decoder,
      encoding: first.encoding && { ...first.encoding, ...(source !== null && { sourceLayer: source }) },
      activations: first.activations && partOf(first.activations, i, slices.length, first.info.dim),
      info: { ...first.info, id, name: source === null ? `${first.info.name}, ${name}` : name, dictionary },
    });
  }
  return layers;
}

/** The activations of one model among those of all models, one after another in each row. */
function partOf(all: Matrix, index: number, count: number, dim: number): Matrix {
  if (all.columns !== count * dim) return all;
  const data = new Float32Array(all.rows * dim);
  for (let row = 0; row < all.rows; row++) {
    const from = row * all.columns + index * dim;
    data.set(all.data.subarray(from, from + dim), row * dim);
  }
  return { data, rows: all.rows, columns: dim };
}
