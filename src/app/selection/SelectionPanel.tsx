import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { count } from '../../controls/numbers.ts';
import { EdgesSwitch } from '../../scales/cloud/edges/EdgesSwitch.tsx';
import { MOST_SELECTED, usePartnerMeasures } from '../../scales/cloud/edges/useEdges.ts';
import { useKnownCounterparts } from '../../scales/shared/pinned/useKnownCounterparts.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { freeName, withSaved } from '../../state/selection/saved.ts';
import { clearSelection, invertSelection, setSaved, useSelected } from '../../state/selection/select.ts';
import type { Item } from '../../state/selection/selection.ts';
import { store } from '../../state/store.ts';
import { itemOf } from '../inspector/inspected.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { Figures } from './Figures.tsx';
import { Grow } from './Grow.tsx';
import { Members } from './Members.tsx';
import { SavedList } from './SavedList.tsx';
import './selection.css';
import { useMemberColumns } from './useMembers.tsx';

/** What is selected: its members, its figures, and the saved selections. */
export default function SelectionPanel({ folded = false }: { folded?: boolean }) {
  const layer = useLayer();
  const { info } = useDataset();
  useKnownCounterparts();
  const item = useTricosm(({ view }) => itemOf(view, layer));
  const members = useSelected(item);
  const saved = useTricosm(({ view }) => view.saved.length);
  // Open at first if there is nothing else to see; afterwards as the user wants it.
  const [opens] = useState(saved > 0 && !members);
  const name = item === 'word' ? 'word' : info.item;
  return (
    <details className="section selection" open={!folded}>
      <summary>
        <h2>Selection</h2>
        <span className="selection-count">
          {members ? `${count(members.length)} ${name}${members.length === 1 ? '' : 's'}` : ''}
        </span>
      </summary>
      <div className="stack">
        <Elsewhere item={item} />
        {members && <Selected item={item} members={members} />}
        <details open={opens}>
          <summary>saved selections{saved > 0 && ` (${saved})`}</summary>
          <SavedList item={item} />
        </details>
      </div>
    </details>
  );
}

function Selected({ item, members }: { item: Item; members: Uint32Array }) {
  const layer = useLayer();
  const { info } = useDataset();
  const columns = useMemberColumns(item);
  const total = item === 'word' ? columns.words : layer.features;
  const name = item === 'word' ? 'word' : info.item;
  return (
    <>
      <div className="selection-head">
        <span>
          <strong className="selection-figure">{count(members.length)}</strong>
          {total !== null && ` of ${count(total)} ${name}s`}
        </span>
        <span className="row">
          <button className="text-button" onClick={clearSelection}>
            clear
          </button>
          <button
            className="text-button"
            disabled={total === null}
            onClick={() => invertSelection(item, total ?? 0)}
          >
            invert
          </button>
        </span>
      </div>
      <Save />
      <Members item={item} members={members} columns={columns} total={total} />
      <details>
        <summary>grow by neighbours</summary>
        <Grow item={item} members={members} />
      </details>
      {item === 'feature' && <SelectionEdges members={members.length} />}
      <details>
        <summary>beside random sets</summary>
        <Figures item={item} members={members} />
      </details>
    </>
  );
}

/** Whether the scene joins the selected features to their strongest partners. */
function SelectionEdges({ members }: { members: number }) {
  const { space } = scaleOf(useTricosm(({ view }) => view.scale));
  const { info } = useDataset();
  const measures = usePartnerMeasures();
  if (space !== 'cloud' || measures.length === 0) return null;
  return (
    <details>
      <summary>edges to partners</summary>
      <div className="stack">
        {members > MOST_SELECTED ? (
          <p className="note">
            The scene draws edges of up to {MOST_SELECTED} selected {info.item}s: more would cover each other.
          </p>
        ) : (
          <EdgesSwitch />
        )}
      </div>
    </details>
  );
}

/** A name, and the button that saves the selection under it. */
function Save() {
  const free = useTricosm(({ view }) => freeName(view.saved));
  const [name, setName] = useState('');
  const save = () => {
    const { selection, saved } = store.getState().view;
    if (selection) setSaved(withSaved(saved, selection, name));
    setName('');
  };
  return (
    <form
      className="save-selection"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <input
        className="input"
        aria-label="Name to save the selection under"
        placeholder={free}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">Save</Button>
    </form>
  );
}
