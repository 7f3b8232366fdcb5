import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { SliderField } from '../../../../controls/fields/SliderField.tsx';
import { PublishedLength } from '../published/PublishedLength.tsx';
import { PublishedSwitch } from '../published/PublishedSwitch.tsx';
import { Correlations } from './Correlations.tsx';
import { setAtom, useAtom } from '../../useAtom.ts';
import { Stale } from '../../../shared/asking/Stale.tsx';
import { useCrystals, useRelations } from '../../useCrystals.ts';

const METHODS = [
  { id: 'lda', name: 'LDA' },
  { id: 'regress', name: 'regress out' },
  { id: 'project', name: 'project away' },
] as const;

const SHRINKAGES = [
  { id: 'none', name: 'none', hint: 'as in the paper' },
  { id: 'auto', name: 'Ledoit–Wolf', hint: 'chosen by the data' },
  { id: '10', name: '0.1' },
  { id: '30', name: '0.3' },
  { id: '50', name: '0.5' },
  { id: '80', name: '0.8' },
] as const;

/** Leading components of the differences that can be projected away. */
const COMPONENTS = ['1', '2', '3', '4', '5', '6'];

/** How distractors are removed. */
export function DistractorsSection() {
  const { removal, asPublished } = useAtom((view) => view);
  const { crystals } = useCrystals();
  return (
    <Section title="Distractors">
      <div className="stack">
        <Segmented
          label="how distractors are removed"
          value={removal}
          options={METHODS}
          onChange={(next) => setAtom({ removal: next })}
        />
        {removal === 'lda' && <Discriminant />}
        {removal === 'regress' && <Covariates />}
        {removal === 'project' && <Components />}
        <PublishedSwitch />
        {asPublished ? <PublishedLength /> : <Correlations />}
        {crystals.result && (
          <Stale stale={crystals.stale}>
            {crystals.result.notes.map((note) => (
              <p key={note} className="note warning-note">
                {note}
              </p>
            ))}
          </Stale>
        )}
      </div>
    </Section>
  );
}

function Discriminant() {
  const { components, shrinkage } = useAtom((view) => view);
  const { chosen } = useRelations();
  const most = Math.max(1, chosen.length - 1);
  return (
    <>
      {most > 1 && (
        <SliderField
          label="LDA components"
          value={Math.min(components, most)}
          least={1}
          most={most}
          onChange={(next) => setAtom({ components: next })}
        />
      )}
      <SelectField
        label="shrinkage"
        value={shrinkage}
        options={SHRINKAGES}
        onChange={(next) => setAtom({ shrinkage: next })}
      />
      <p className="note">
        Linear discriminant analysis keeps the directions that tell the relations’ differences apart: at most{' '}
        {most} for {chosen.length} relations. It knows the relation of each pair, so judge it by its figures
        on held-out pairs.
      </p>
    </>
  );
}

function Covariates() {
  const { table } = useRelations();
  const asked = useAtom((view) => view.covariates);
  const names = Object.keys(table.result?.covariates ?? {});
  if (table.result && names.length === 0) {
    return <p className="note">The words of this dataset have no covariates, such as their length.</p>;
  }
  const known = asked.filter((name) => names.includes(name));
  const taken = known.length > 0 ? known : names.slice(0, 1);
  return (
    <Choices
      label="covariates to regress out"
      names={names}
      taken={taken}
      onChange={(covariates) => setAtom({ covariates })}
      note="Subtracts the part of the differences within relations that the difference of a covariate explains."
    />
  );
}

function Components() {
  const away = useAtom((view) => view.away);
  return (
    <Choices
      label="components to project away"
      names={COMPONENTS}
      print={(name) => `PC ${name}`}
      taken={away}
      onChange={(next) => setAtom({ away: next })}
      note="Principal components of the differences; the first may carry what all relations share, such as word length."
    />
  );
}

/** Checkboxes of which at least one stays checked. */
function Choices({
  label,
  names,
  taken,
  note,
  print = (name) => name,
  onChange,
}: {
  label: string;
  names: readonly string[];
  taken: readonly string[];
  note: string;
  print?: (name: string) => string;
  onChange: (taken: readonly string[]) => void;
}) {
  const toggle = (name: string, on: boolean) => {
    const next = names.filter((other) => (other === name ? on : taken.includes(other)));
    if (next.length > 0) onChange(next);
  };
  return (
    <>
      <div role="group" aria-label={label} className="choices">
        {names.map((name) => (
          <CheckField key={name} value={taken.includes(name)} onChange={(on) => toggle(name, on)}>
            {print(name)}
          </CheckField>
        ))}
      </div>
      <p className="note">{note}</p>
    </>
  );
}
