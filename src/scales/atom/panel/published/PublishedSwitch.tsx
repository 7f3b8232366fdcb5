import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import { setAtom, useAtom } from '../../useAtom.ts';

/** Turns the figures to the definitions of the paper’s code. */
export function PublishedSwitch() {
  const asPublished = useAtom((view) => view.asPublished);
  return (
    <CheckField value={asPublished} onChange={(next) => setAtom({ asPublished: next })}>
      as published
    </CheckField>
  );
}
