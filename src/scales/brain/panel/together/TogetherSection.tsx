import { Section } from '../../../../controls/frame/Section.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import { togetherJob } from '../../jobs.ts';
import { method } from '../../method.ts';
import { togetherRequest } from '../../requests.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { LEVELS, RATIOS } from '../../view.ts';
import { TogetherFigure } from './TogetherFigure.tsx';

const RATES = LEVELS.map((id) => ({ id, name: id }));
const TIMES = RATIOS.map((id) => ({ id, name: id === '1' ? 'any' : `≥ ${id}, or ≤ 1/${id}` }));

/** Which pairs of features fire together, or apart, beyond what their margins explain. */
export function TogetherSection() {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const view = useBrain((view) => view);
  const found = useAsked(togetherJob, reference, togetherRequest(request, view));
  return (
    <Section title="Together beyond chance" method={method('together')}>
      <div className="stack">
        <div className="row">
          <SelectField
            label="false-discovery rate"
            value={view.pairLevel}
            options={RATES}
            onChange={(pairLevel) => setBrain({ pairLevel })}
          />
          <SelectField
            label="observed / expected"
            value={view.pairRatio}
            options={TIMES}
            onChange={(pairRatio) => setBrain({ pairRatio })}
          />
        </div>
        <Ask
          of={found}
          action="Test all pairs"
          cost={`All pairs of ${info.item}s, against a null in which each keeps its number of blocks and each block its number of ${info.item}s.`}
        >
          {(together) => <TogetherFigure found={together} />}
        </Ask>
      </div>
    </Section>
  );
}
