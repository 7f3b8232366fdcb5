import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import { setGalaxy, useGalaxy } from '../../useGalaxy.ts';

/** Chooses the figures by the definitions of the paper's own code instead of ours. */
export function PublishedSwitch() {
  const { asPublished } = useGalaxy((view) => view);
  return (
    <div className="published-switch">
      <CheckField value={asPublished} onChange={(next) => setGalaxy({ asPublished: next })}>
        Figures as published, to the letter
      </CheckField>
    </div>
  );
}
