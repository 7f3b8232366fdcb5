import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import { PublishedNote } from '../../../shared/published/PublishedNote.tsx';
import { setBrain, useBrain } from '../../useBrain.ts';

/** Turns the panel to the definitions of the paper’s code, and says what they are. */
export function PublishedSwitch() {
  const asPublished = useBrain((view) => view.asPublished);
  return (
    <div>
      <CheckField value={asPublished} onChange={(next) => setBrain({ asPublished: next, lobe: null })}>
        as published
      </CheckField>
      {asPublished && <PublishedNote figure="lobes" />}
    </div>
  );
}
