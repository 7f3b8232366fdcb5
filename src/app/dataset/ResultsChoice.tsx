import { fileSize } from '../../controls/numbers.ts';
import { CheckField } from '../../controls/fields/CheckField.tsx';
import {
  EXPORTED_KINDS,
  RESULT_NAMES,
  resultSize,
  type ResultChoice,
} from '../../scales/publish/publishable.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';

/** The chosen kinds of results, and their layers. */
export type ChosenResults = Omit<ResultChoice, 'scales'>;

/** The choice of results in the bundle, so that users who open it do not wait for them. */
export function ResultsChoice({
  value,
  onChange,
}: {
  value: ChosenResults;
  onChange: (value: ChosenResults) => void;
}) {
  const { info } = useDataset();
  const layer = useLayer();
  const scales = useTricosm((state) => state.view.scales);
  const { kinds, layers } = value;
  const sizes = EXPORTED_KINDS.map((kind) => ({ kind, size: resultSize(kind, info, { ...value, scales }) }));
  const toggle = (kind: string, wanted: boolean) =>
    onChange({
      ...value,
      kinds: EXPORTED_KINDS.filter((other) => (other === kind ? wanted : kinds.includes(other))),
    });
  return (
    <fieldset className="stack results-choice">
      <legend className="label">Results computed beforehand</legend>
      <p className="note">
        Computed when the zip is made, from its own data: users who open the link do not wait for them.
      </p>
      {sizes.map(
        ({ kind, size }) =>
          size > 0 && (
            <CheckField key={kind} value={kinds.includes(kind)} onChange={(wanted) => toggle(kind, wanted)}>
              <span className="result-name">{RESULT_NAMES[kind]}</span>
              <span className="note">about {fileSize(size)}</span>
            </CheckField>
          ),
      )}
      {info.layers.length > 1 && kinds.length > 0 && (
        <CheckField
          value={layers !== null}
          onChange={(only) => onChange({ ...value, layers: only ? [layer.id] : null })}
        >
          of {layer.name} only, not of all {info.layers.length} layers
        </CheckField>
      )}
    </fieldset>
  );
}
