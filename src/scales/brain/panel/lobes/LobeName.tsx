import { useId, useState } from 'react';
import { setBrain, useBrain } from '../../useBrain.ts';
import type { LobeLook } from '../../../cloud/lobes/useLooks.ts';

/** The lobe's name to edit; left empty, the lobe has its default name again. */
export function LobeName({ look, layer }: { look: LobeLook; layer: string }) {
  const id = useId();
  const names = useBrain((view) => view.names);
  const own = names.find((entry) => entry.layer === layer && entry.slot === look.slot)?.name ?? '';
  const [typed, setTyped] = useState(own);
  const rename = () => {
    const name = typed.trim();
    if (name === own) return;
    const others = names.filter((entry) => entry.layer !== layer || entry.slot !== look.slot);
    setBrain({ names: name ? [...others, { layer, slot: look.slot, name }] : others });
  };
  return (
    <div className="field">
      <label htmlFor={id}>name of this lobe</label>
      <input
        id={id}
        className="input"
        value={typed}
        maxLength={40}
        autoComplete="off"
        placeholder={look.given}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
    </div>
  );
}
