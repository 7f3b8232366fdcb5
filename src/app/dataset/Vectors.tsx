import { CheckField } from '../../controls/CheckField.tsx';
import { Section } from '../../controls/Section.tsx';
import {
  AS_STORED,
  parsePreparation,
  printPreparation,
  type Preparation,
} from '../../dataset/open/preparation.ts';
import { useDataset, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import type { Place } from '../../state/view.ts';
import { ReadAgain } from '../open/ReadAgain.tsx';

/** What is done to the vectors before anything is computed from them. */
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
            ? 'Decoder norms are folded into the activations; the stored norms stand among the labels’ columns. '
            : 'As stored. Unit length folds the decoder’s norms into its activations. '}
          Every figure of directions is computed from what is chosen here; what fires is decided by
          activations as the SAE gives them.
        </p>
        <ReadAgain data={data} />
      </div>
    </Section>
  );
}
