import { useLayer } from '../../../state/hooks.ts';
import type { Command, CommandsProps } from '../../shared/command.ts';
import { useLayoutCommands } from '../../cloud/layouts/useLayoutCommands.ts';
import { affinityTitle, COOCCURRENCE_AFFINITIES } from '../analysis/affinities/affinities.ts';
import { layoutOf } from '../layoutOf.ts';
import { setBrain, useBrain } from '../useBrain.ts';

/** The brain’s commands: the affinity that makes the lobes, and where features lie. */
export default function Commands({ children }: CommandsProps) {
  const { affinity, layout } = useBrain((view) => view);
  const layouts = useLayoutCommands(layoutOf(layout, useLayer()), (next) => setBrain({ layout: next }));
  const affinities = COOCCURRENCE_AFFINITIES.filter((id) => id !== affinity).map((id): Command => ({
    id: `affinity ${id}`,
    name: `Make lobes by ${affinityTitle(id)}`,
    group: 'Lobes',
    run: () => setBrain({ affinity: id }),
  }));
  return children([...affinities, ...layouts]);
}
