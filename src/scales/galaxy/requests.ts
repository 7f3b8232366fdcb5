import type { LayerInfo } from '../../dataset/dataset.ts';
import type { Matched } from '../../state/localFiles.ts';
import type { MatchRequest } from './jobs.ts';
import { matchableLayers, nextLayer } from './matchable.ts';
import type { GalaxyView } from './view.ts';

/** From the view to the parameters of the galaxy's jobs: the same for the panels and for the results in a bundle. */

/** Up to this number of multiplications (about a second) isotropy is measured without a click. */
const QUICK = 1e9;

export const shapeRequest = (layer: LayerInfo) => ({ layer: layer.id });

export const isotropyRequest = (layer: LayerInfo, { from, to, seed }: GalaxyView) => ({
  layer: layer.id,
  seed,
  ...(from > 0 && to > 0 ? { from, to } : {}),
});

export const populationSlopeRequest = isotropyRequest;

/** Whether isotropy is measured without a click. */
export const isQuick = ({ features, dim }: LayerInfo): boolean => features * dim ** 2 <= QUICK;

export const entropyRequest = (layer: LayerInfo, { seed }: Pick<GalaxyView, 'seed'>) => ({
  layer: layer.id,
  seed,
});

export const metaSaeRequest = (
  layer: LayerInfo,
  { metaWidth, seed }: Pick<GalaxyView, 'metaWidth' | 'seed'>,
) => ({
  layer: layer.id,
  width: Number(metaWidth),
  seed,
});

export const publishedEntropyRequest = entropyRequest;

/** What a layer is matched with; null if no other layer can be matched in this way. */
export function matchRequest(
  layers: readonly LayerInfo[],
  { id }: LayerInfo,
  view: Pick<GalaxyView, 'with' | 'matchBy' | 'seed'>,
): MatchRequest | null {
  const { matchBy: by, seed } = view;
  const able = matchableLayers(layers, by).map((layer) => layer.id);
  if (!able.includes(id)) return null;
  const other = view.with !== id && able.includes(view.with) ? view.with : nextLayer(layers, id, by);
  return other === null ? null : { layer: id, with: other, by, seed };
}

/** What a layer is matched with in a file; null if the two cannot be matched in this way. */
export function matchFileRequest(
  layer: LayerInfo,
  { reference, info, layer: id }: Matched,
  { matchBy: by, seed }: Pick<GalaxyView, 'matchBy' | 'seed'>,
): MatchRequest | null {
  const other = info.layers.find((one) => one.id === id);
  if (!other || matchableLayers([layer, other], by).length < 2) return null;
  const name = info.layers.length > 1 ? `${info.title}, ${other.name}` : info.title;
  return { layer: layer.id, with: id, by, seed, other: { reference, name } };
}

/** The matchings of each layer with the next one. */
export function chainRequests(
  layers: readonly LayerInfo[],
  { matchBy: by, seed }: Pick<GalaxyView, 'matchBy' | 'seed'>,
): MatchRequest[] {
  const able = matchableLayers(layers, by);
  return able.slice(1).map((next, i) => ({ layer: able[i]!.id, with: next.id, by, seed }));
}
