import { useDataset, useLayer } from '../../state/hooks.ts';
import { useAsked } from '../shared/asking/useAsked.ts';
import { metaSaeJob } from './jobs.ts';
import { metaSaeRequest } from './requests.ts';
import { useGalaxy } from './useGalaxy.ts';

/** The meta-SAE of the layer, which the user asks for. */
export function useMetaSae() {
  const { reference } = useDataset();
  const layer = useLayer();
  const metaWidth = useGalaxy((view) => view.metaWidth);
  const seed = useGalaxy((view) => view.seed);
  const { features, has } = layer;
  return useAsked(
    metaSaeJob,
    reference,
    features > 0 && has.decoder ? metaSaeRequest(layer, { metaWidth, seed }) : null,
  );
}
