import { Button } from '../../controls/Button.tsx';
import { count } from '../../controls/numbers.ts';
import { SCALES } from '../../scales/index.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { useSelected } from '../../state/selection/select.ts';
import { appliesTo, type Item } from '../../state/selection/selection.ts';
import { goToPlace, placeOfSelection } from './goToSelection.ts';

/** Says where the selection is, if it is not of what is shown: it stays, and can be gone to. */
export function Elsewhere({ item }: { item: Item }) {
  const { info } = useDataset();
  const layer = useLayer();
  const view = useTricosm(({ view }) => view);
  const { selection } = view;
  const seen = useSelected(item)?.length ?? 0;
  if (!selection || appliesTo(selection, item, layer)) return null;
  if (seen > 0 && seen >= selection.members.length) return null;
  const place = placeOfSelection(selection, view, info);
  const n = selection.members.length;
  const name = selection.item === 'word' && item === 'feature' ? 'word' : info.item;
  const what = `${count(n)} ${name}${n === 1 ? '' : 's'}`;
  if (!place) return <p className="note">{what} that are in no layer of this dataset are selected.</p>;
  const scale = SCALES.find(({ id }) => id === place.scale);
  const elsewhere = selection.item === item ? place.layer.name : (scale?.name ?? '');
  // Scales that draw in one space show the same points.
  const shownAt = SCALES.filter(({ space }) => space === scale?.space).map(({ name }) => name);
  const origin = selection.item === item ? elsewhere : shownAt.join(' and ');
  return (
    <div className="selection-elsewhere">
      <span className="note">
        {what} of {origin} {n === 1 ? 'is' : 'are'} selected{seen > 0 && `, ${count(seen)} of them here`}.
      </span>
      <Button onPress={() => goToPlace(place)}>Go to {elsewhere}</Button>
    </div>
  );
}
