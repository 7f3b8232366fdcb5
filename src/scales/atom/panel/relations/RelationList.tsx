import { useState } from 'react';
import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import { count } from '../../../../controls/numbers.ts';
import { TextEntry } from '../../../../controls/fields/TextEntry.tsx';
import { categoryColour } from '../../../../state/categoryColour.ts';
import { usePalette } from '../../../../state/theme.ts';
import { setAtom, useAtom } from '../../useAtom.ts';
import { useRelations } from '../../useCrystals.ts';
import { foundRelations, LISTED } from './foundRelations.ts';

/** Relations, each with a checkbox that shows it; of many, those that are ticked or searched for. */
export function RelationList({ onEdit }: { onEdit: (id: string) => void }) {
  const palette = usePalette();
  const asked = useAtom((view) => view.relations);
  const { listed, chosen } = useRelations();
  const [typed, setTyped] = useState('');
  const toggle = (id: string, on: boolean) => {
    const before = asked.length > 0 ? asked : chosen;
    const relations = on ? [...before, id] : before.filter((other) => other !== id);
    if (relations.length > 0) setAtom({ relations });
  };
  const isTicked = ({ id }: { id: string }) => chosen.includes(id) || asked.includes(id);
  const ticked = listed.filter(isTicked);
  const only = ticked.length === 1 ? ticked[0]!.id : undefined;
  const { shown, found } = foundRelations(listed, typed, isTicked);
  return (
    <div role="group" aria-label="Relations">
      {listed.length > LISTED && (
        <>
          <TextEntry
            label={`Find among ${count(listed.length)} relations`}
            value={typed}
            onChange={setTyped}
          />
          <p className="note" role="status">
            {found === 0
              ? `No relation has “${typed.trim()}” in its name.`
              : `${count(shown.length)} of ${count(found)} listed${found > shown.length ? ': type a part of a name to find others.' : '.'}`}
          </p>
        </>
      )}
      {only !== undefined && <p className="note">At least one relation stays: tick another one first.</p>}
      {shown.map(({ relation: { id, name, pairs, own }, place }) => (
        <div key={id} className="relation-row">
          <CheckField
            value={chosen.includes(id) || asked.includes(id)}
            onChange={(on) => toggle(id, on)}
            disabled={only === id}
            {...(chosen.includes(id) && { tint: categoryColour(palette, place) })}
          >
            <span>{name}</span>
            {own && <span className="tag">own</span>}
          </CheckField>
          <span className="note relation-count">{pairs}</span>
          <button className="icon-button" aria-label={`Edit ${name}`} onClick={() => onEdit(id)}>
            ✎
          </button>
        </div>
      ))}
    </div>
  );
}
