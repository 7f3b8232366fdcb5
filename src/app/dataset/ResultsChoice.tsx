import { fileSize } from '../../controls/numbers.ts';
import { CheckField } from '../../controls/CheckField.tsx';
import { RESULT_KINDS, type ResultChoice, type ResultKind } from '../../scales/publish/publishable.ts';
import { resultSize } from '../../scales/publish/resultSizes.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';

const NAMES: Readonly<Record<ResultKind, string>> = {
  components: 'components and spectrum',
  lobes: 'lobes, as first shown and as shown now',
  crystals: 'crystals and their quality',
  layouts: 'UMAP layout',
  curves: 'clustering entropy and spectrum, for the curves across layers',
};

/** Which results a reader of the bundle is not to wait for. */
export function ResultsChoice({
  value,
  onChange,
}: {
  value: ResultChoice;
  onChange: (value: ResultChoice) => void;
}) {
  const { info } = useDataset();
  const layer = useLayer();
  const view = useTricosm((state) => state.view);
  const { kinds, layers } = value;
  const sizes = RESULT_KINDS.map((kind) => ({ kind, size: resultSize(kind, info, { ...value, view }) }));
  const toggle = (kind: ResultKind, wanted: boolean) =>
    onChange({
      ...value,
      kinds: RESULT_KINDS.filter((other) => (other === kind ? wanted : kinds.includes(other))),
    });
  return (
    <fieldset className="stack results-choice">
      <legend className="label">Results computed beforehand</legend>
      <p className="note">
        Computed when the zip is made, from what it holds, so that readers of the link wait for none.
      </p>
      {sizes.map(
        ({ kind, size }) =>
          size > 0 && (
            <CheckField key={kind} value={kinds.includes(kind)} onChange={(wanted) => toggle(kind, wanted)}>
              <span className="result-name">{NAMES[kind]}</span>
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
