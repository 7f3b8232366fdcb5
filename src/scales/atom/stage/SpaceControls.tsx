import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { Segmented } from '../../../controls/fields/Segmented.tsx';
import { SliderField } from '../../../controls/fields/SliderField.tsx';
import { stage } from '../../../stage/scene.ts';
import { stageSlot } from '../../../stage/slot.ts';
import type { AtomView } from '../view.ts';
import { setAtom } from '../useAtom.ts';

const SPACES = [
  { id: 'words', name: 'words' },
  { id: 'differences', name: 'differences' },
  { id: 'analogy', name: 'analogy' },
  { id: 'search', name: 'found' },
] as const;

/** Controls under the scene: what it shows, and the slider from raw to distractors removed. On a phone they are folded. */
export function SpaceControls({
  space,
  removed,
  morphs,
  note,
}: Pick<AtomView, 'space'> & {
  readonly removed: number;
  readonly morphs: boolean;
  /** what is to be known of the picture; empty if nothing is */
  readonly note: string;
}) {
  const slot = useStore(stageSlot, ({ element }) => element);
  const [open, setOpen] = useState(false);
  if (!slot) return null;
  const chosen = SPACES.find(({ id }) => id === space)?.name ?? space;
  return createPortal(
    <div className="morph-controls" data-open={open || undefined}>
      <button
        className="morph-fold"
        aria-expanded={open}
        aria-label={`The scene shows ${chosen}${morphs ? `, ${removed} % of distractors removed` : ''}: change it`}
        onClick={() => setOpen(!open)}
      >
        {chosen} {open ? '▾' : '▴'}
      </button>
      <Segmented
        label="what the scene shows"
        value={space}
        options={SPACES}
        onChange={(next) => setAtom({ space: next })}
      />
      {morphs && (
        <SliderField
          label="raw → distractors removed"
          value={removed}
          least={0}
          most={100}
          print={(value) => `${value} %`}
          onMove={(value) => stage.getState().setMorph(value / 100)}
          onChange={(value) => setAtom({ removed: value })}
        />
      )}
      {note !== '' && (
        <p className="note" role="status">
          {note}
        </p>
      )}
    </div>,
    slot,
  );
}
