import { Guard } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { useTricosm } from '../../state/hooks.ts';

export const SelectionPanel = lazyPart(() => import('./SelectionPanel.tsx'));

/** The selection's part of a column, while something is selected or saved. */
export function SelectionPart({ folded }: { folded: boolean }) {
  const some = useTricosm(({ view }) => view.selection !== null || view.saved.length > 0);
  if (!some) return null;
  return (
    <Guard name="The selection" waiting={<p className="section note">Preparing the selection…</p>}>
      <SelectionPanel folded={folded} />
    </Guard>
  );
}
