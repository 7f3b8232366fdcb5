import { useLayer } from '../../../state/hooks.ts';
import type { Command, CommandsProps } from '../../shared/command.ts';
import { useLayoutCommands } from '../../cloud/layouts/useLayoutCommands.ts';
import { layoutOf } from '../layoutOf.ts';
import { useColourOptions } from '../useColouring.ts';
import { setGalaxy, useGalaxy } from '../useGalaxy.ts';

/** The galaxy’s commands: what colours the features, and where they lie. */
export default function Commands({ children }: CommandsProps) {
  const { colour, layout } = useGalaxy((view) => view);
  const layouts = useLayoutCommands(layoutOf(layout, useLayer()), (next) => setGalaxy({ layout: next }));
  const colours = useColourOptions()
    .filter(({ id }) => id !== colour)
    .map(({ id, name }): Command => ({
      id: `colour ${id}`,
      name: id === 'none' ? 'Colour all points alike' : `Colour by ${name}`,
      group: 'Colour',
      run: () => setGalaxy({ colour: id }),
    }));
  return children([...colours, ...layouts]);
}
