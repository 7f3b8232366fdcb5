import { CheckField } from '../../controls/fields/CheckField.tsx';
import { Section } from '../../controls/frame/Section.tsx';
import { parsePreparation, printPreparation } from '../../dataset/open/preparation.ts';
import { AS_STORED, type Preparation } from '../../dataset/reference.ts';
import { useDataset, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import type { Place } from '../../state/view.ts';
import { ReadAgain } from '../open/ReadAgain.tsx';

/** How the vectors are prepared before anything is computed from them. */
export function Vectors() {
  const { data } = useDataset();
  const chosen = useTricosm((state) => state.view.prepare);
  const preparation = parsePreparation(chosen) ?? AS_STORED;
  const change = (part: Partial<Preparation>) => {
    const prepare = printPreparation({ ...preparation, ...part }) as Place['prepare'];
    store.getState().go({ prepare });
  };
  return (
    <Section title="Vectors">
      <div className="stack">
        <CheckField value={preparation.unit} onChange={(unit) => change({ unit })}>
          Unit length
        </CheckField>
        <CheckField value={preparation.centre} onChange={(centre) => change({ centre })}>
          Subtract the mean
        </CheckField>
        <p className="note">
          {preparation.unit
            ? 'Decoder norms are folded into the activations; the stored norms are a column of the labels. '
            : 'As stored. Unit length folds the decoder’s norms into its activations. '}
          All figures about directions use the vectors as prepared here; which features fire is decided by the
          SAE’s activations.
        </p>
        <ReadAgain data={data} />
      </div>
    </Section>
  );
}
