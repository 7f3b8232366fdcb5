import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import { BRAIN_DEFAULTS } from '../../analysis/defaults.ts';
import { localityJob } from '../../jobs.ts';
import { localityRequest } from '../../requests.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { NEIGHBOURS } from '../../view.ts';
import { LocalityFigure } from './LocalityFigure.tsx';

const DRAWS = BRAIN_DEFAULTS.strangers;
const OPTIONS = NEIGHBOURS.map((id) => ({ id, name: id }));

/** Whether features that lie near each other fire together, before anything is cut into lobes. */
export function LocalitySection() {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const view = useBrain((view) => view);
  const { neighbours } = view;
  const found = useAsked(localityJob, reference, localityRequest(request, view));
  return (
    <Section title="Without lobes: do neighbours fire together?">
      <div className="stack">
        <SelectField
          label="nearest directions"
          value={neighbours}
          options={OPTIONS}
          onChange={(next) => setBrain({ neighbours: next })}
        />
        <Ask
          of={found}
          action="Compare neighbours with strangers"
          cost={`Mean phi of each ${info.item} with its nearest directions, beside ${DRAWS} draws in which strangers that fire as often take their places; and Moran’s I of the coordinates that lobes are cut from.`}
        >
          {(locality) => <LocalityFigure found={locality} />}
        </Ask>
      </div>
    </Section>
  );
}
