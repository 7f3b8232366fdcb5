import { useState } from 'react';
import { Button } from '../../../../controls/Button.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import type { OwnSet } from '../../ownRelations.ts';
import { LeftOut } from './LeftOut.tsx';
import { RelationEditor } from './RelationEditor.tsx';
import { RelationList } from './RelationList.tsx';
import { asOwnSet, firstRelations, isSameSet } from '../../relations.ts';
import { atomNow, setAtom, useAtom } from '../../useAtom.ts';
import { useRelations } from '../../useCrystals.ts';

/** The relations of the dataset and the user's own, each with a checkbox that shows it. */
export function RelationsSection() {
  const { info } = useDataset();
  const own = useAtom((view) => view.own);
  const shown = useAtom((view) => view.relations);
  const faces = useAtom((view) => view.faces);
  const { listed, chosen, table } = useRelations();
  const [editing, setEditing] = useState<string | null>(null);
  /** A relation of the dataset as it is, as a set that can be edited. */
  const bundled = (id: string) => table.result && asOwnSet(id, table.result);
  const edited = own.find((set) => set.id === editing) ?? (editing === null ? null : bundled(editing));
  /** A relation as the dataset has it is none of the user's own. */
  const keep = (set: OwnSet) => {
    const others = atomNow().own.filter(({ id }) => id !== set.id);
    if (isSameSet(set, bundled(set.id))) return setAtom({ own: others });
    const before = atomNow().own;
    const known = before.some(({ id }) => id === set.id);
    setAtom({ own: known ? replaced(before, set) : [...before, set] });
  };
  /** A new relation that got no pairs was not wanted. */
  const close = (set: OwnSet) => {
    setEditing(null);
    if (set.pairs.length > 0 || bundled(set.id)) return;
    const isOther = (id: string) => id !== set.id;
    setAtom({
      own: atomNow().own.filter(({ id }) => isOther(id)),
      relations: atomNow().relations.filter(isOther),
    });
  };
  const create = () => {
    const id = freshId(own);
    setAtom({
      own: [...own, { id, name: `my relation ${id.slice(4)}`, pairs: [] }],
      relations: [...chosen, id],
    });
    setEditing(id);
  };
  const usable = listed.filter((relation) => relation.pairs > 0);
  const first = firstRelations(usable, info.firstRelations).length;
  return (
    <Section title="Relations">
      <RelationList onEdit={setEditing} />
      <LeftOut />
      <div className="row relation-buttons">
        <Button kind="quiet" isDisabled={!table.result} onPress={create}>
          + Your own
        </Button>
        {chosen.length < usable.length && (
          <Button kind="quiet" onPress={() => setAtom({ relations: usable.map(({ id }) => id) })}>
            Show all {usable.length}
          </Button>
        )}
        {shown.length > 0 && (
          <Button kind="quiet" onPress={() => setAtom({ relations: [] })}>
            Show the first {first}
          </Button>
        )}
      </div>
      {edited && (
        <RelationEditor
          key={edited.id}
          set={edited}
          bundled={info.relations.some(({ id }) => id === edited.id)}
          onChange={keep}
          onRemove={() => {
            setAtom({ own: own.filter((set) => set.id !== edited.id) });
            setEditing(null);
          }}
          onClose={() => close(edited)}
        />
      )}
      <Segmented
        label="error shown by the colour of faces"
        value={faces}
        options={[
          { id: 'parallelogram', name: 'parallelograms' },
          { id: 'trapezoid', name: 'trapezoids' },
        ]}
        onChange={(next) => setAtom({ faces: next })}
      />
    </Section>
  );
}

function freshId(own: readonly OwnSet[]): string {
  for (let i = 1; ; i++) if (!own.some((set) => set.id === `own-${i}`)) return `own-${i}`;
}

const replaced = (own: readonly OwnSet[], set: OwnSet) =>
  own.map((other) => (other.id === set.id ? set : other));
