import { useEffect } from 'react';
import { count } from '../../controls/numbers.ts';
import { selectedNow } from '../../state/selection/select.ts';
import { store } from '../../state/store.ts';
import { stage } from '../scene.ts';
import { selectionTool } from './tool.ts';

/** Says how much is selected whenever that changes: by a tool, a list, the way back, or a link. */
export function useAnnouncedSelection(): void {
  useEffect(
    () =>
      store.subscribe(({ view }, { view: before }) => {
        const { scene } = stage.getState();
        if (view.selection === before.selection || !scene?.item) return;
        const n = selectedNow(scene.item)?.length ?? 0;
        const announced =
          n === 0
            ? 'Nothing is selected.'
            : `${count(n)} ${scene.item}${n === 1 ? ' is' : 's are'} selected.`;
        selectionTool.setState({ announced });
      }),
    [],
  );
}
