import { Section } from '../../../../controls/frame/Section.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import { hierarchyJob } from '../../jobs.ts';
import { method } from '../../method.ts';
import { hierarchyRequest } from '../../requests.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { SHARES } from '../../view.ts';
import { HierarchyFigure } from './HierarchyFigure.tsx';

const OPTIONS = SHARES.map((id) => ({ id, name: `${Math.round(100 * Number(id))} %` }));

/** Which features fire where a more frequent one does: parents and children. */
export function HierarchySection() {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const view = useBrain((view) => view);
  const found = useAsked(hierarchyJob, reference, hierarchyRequest(request, view));
  return (
    <Section title="Parents and children" method={method('hierarchy')}>
      <div className="stack">
        <SelectField
          label="P(parent | child) at least"
          value={view.parentShare}
          options={OPTIONS}
          onChange={(parentShare) => setBrain({ parentShare })}
        />
        <Ask
          of={found}
          action="Find parents and children"
          cost={`Pairs of ${info.item}s in which one fires where the other does and the other also elsewhere, among the pairs beyond chance above (same rate and ratio).`}
        >
          {(hierarchy) => <HierarchyFigure found={hierarchy} />}
        </Ask>
      </div>
    </Section>
  );
}
