import { NumberEntry } from '../../controls/NumberEntry.tsx';
import { Section } from '../../controls/Section.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import {
  CONTROL_SEED,
  CONTROLS,
  controlKind,
  parseControl,
  printControl,
  type Control,
  type ControlKind,
} from '../../dataset/control.ts';
import { useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';

/** The list's entry for the dataset itself. */
const ITSELF = { id: 'none', name: 'the SAE itself' } as const;

const OPTIONS = [ITSELF, ...CONTROLS.map(({ id, name }) => ({ id, name }))];

/** Puts a random SAE of the same shape in the place of the vectors. */
export function ControlSection() {
  const control = parseControl(useTricosm((state) => state.view.control)) ?? null;
  const seed = control?.seed ?? CONTROL_SEED;
  const go = (next: Control | null) => store.getState().go({ control: printControl(next) });
  const choose = (id: ControlKind | typeof ITSELF.id) => go(id === ITSELF.id ? null : { kind: id, seed });
  return (
    <Section title="Control">
      <div className="stack">
        <SelectField<ControlKind | typeof ITSELF.id>
          label="figures of"
          value={control?.kind ?? ITSELF.id}
          options={OPTIONS}
          onChange={choose}
        />
        {control && (
          <NumberEntry
            label="Seed of the control"
            value={seed}
            least={0}
            most={2 ** 32 - 1}
            onChange={(next) => go({ ...control, seed: next })}
          />
        )}
        <p className="note">
          {control
            ? `${controlKind(control.kind)!.keeps} Firings and labels stay those of the SAE; no precomputed result is used.`
            : 'A random SAE of the same shape shows what a figure is worth: every figure of every scale runs on it.'}
        </p>
      </div>
    </Section>
  );
}
