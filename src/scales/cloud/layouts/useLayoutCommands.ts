import { useLayer } from '../../../state/hooks.ts';
import type { Command } from '../../shared/command.ts';
import { LAYOUT_NAMES } from './names.ts';
import { layoutsOf, useTsne, useUmap, type Layout } from './useLayout.ts';

/** A command for each layout but the one shown; the layouts that have to be computed are asked for, as by a click. */
export function useLayoutCommands(shown: Layout, choose: (layout: Layout) => void): readonly Command[] {
  const layer = useLayer();
  const [umap, tsne] = [useUmap(), useTsne()];
  return layoutsOf(layer)
    .filter((layout) => layout !== shown)
    .map((layout) => ({
      id: `layout ${layout}`,
      name: `Lay out by ${LAYOUT_NAMES[layout]}`,
      group: 'Layout',
      run: () => {
        choose(layout);
        if (layout === 'umap') umap.ask();
        if (layout === 'tsne') tsne.ask();
      },
    }));
}
