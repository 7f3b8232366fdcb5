import { NumberEntry } from '../../controls/fields/NumberEntry.tsx';
import { Section } from '../../controls/frame/Section.tsx';
import { SelectField } from '../../controls/fields/SelectField.tsx';
import {
  CONTROL_SEED,
  CONTROLS,
  controlKind,
  controlledName,
  parseControl,
  printControl,
  type Control,
  type ControlKind,
} from '../../dataset/control.ts';
import { useDataset, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';

/** The id of the list's entry for the dataset itself. */
const ITSELF = 'none';

type Choice = ControlKind | typeof ITSELF;

/** Puts a random SAE of the same shape in the place of the vectors. */
export function ControlSection() {
  const control = parseControl(useTricosm((state) => state.view.control)) ?? null;
  const seed = control?.seed ?? CONTROL_SEED;
  const itself = controlledName(useDataset().info.item);
  const options = [
    { id: ITSELF, name: `the ${itself}` } as const,
    ...CONTROLS.map(({ id, name }) => ({ id, name })),
  ];
  const go = (next: Control | null) => store.getState().go({ control: printControl(next) });
  const choose = (id: Choice) => go(id === ITSELF ? null : { kind: id, seed });
  return (
    <Section title="Control">
      <div className="stack">
        <SelectField<Choice>
          label="figures of"
          value={control?.kind ?? ITSELF}
          options={options}
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
            ? `${controlKind(control.kind)!.keeps} Firings and labels stay; no precomputed result is used.`
            : 'A random one of the same shape shows what a figure is worth: every figure of every scale runs on it.'}
        </p>
      </div>
    </Section>
  );
}
