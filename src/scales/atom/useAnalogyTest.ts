import { useLayer } from '../../state/hooks.ts';
import { analogyTestParameters } from './analysis/analogy/analogyTest.ts';
import { useAtom } from './useAtom.ts';
import { useRelations } from './useCrystals.ts';

/** The parameters of the analogy test of some relations at the layer; null while their words are not known. */
export function useAnalogyTestParameters(relations: readonly string[]) {
  const layer = useLayer();
  const seed = useAtom((view) => view.seed);
  const { ready, own } = useRelations();
  if (!ready || relations.length === 0) return null;
  const used = own.filter(({ id }) => relations.includes(id));
  return { ...analogyTestParameters(relations, { own: used, seed }), layer: layer.id };
}
