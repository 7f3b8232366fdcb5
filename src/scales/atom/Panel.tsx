import { CheckField } from '../../controls/CheckField.tsx';
import { Section } from '../../controls/Section.tsx';
import { SliderField } from '../../controls/SliderField.tsx';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { categoryColour, usePalette } from '../../state/theme.ts';
import { useChosenRelations, useCrystals } from './useCrystals.ts';

/** Atom: which relations, how many discriminant axes, and how well their differences cluster. */
export default function AtomPanel() {
  const { info } = useDataset();
  const layer = useLayer();
  const { possible } = useCrystals();
  if (!possible) {
    return (
      <p className="section note">
        {info.relations.length === 0
          ? `${info.name} has no relations between words.`
          : `${layer.name} has no word vectors; choose another layer.`}
      </p>
    );
  }
  return (
    <>
      <Section title="Relations">
        <RelationList />
      </Section>
      <Removal />
      <Quality />
    </>
  );
}

function RelationList() {
  const { info } = useDataset();
  const palette = usePalette();
  const chosen = useChosenRelations();
  const toggle = (id: string, on: boolean) => {
    const relations = on ? [...chosen, id] : chosen.filter((other) => other !== id);
    if (relations.length > 0) store.getState().setAtom({ relations });
  };
  return (
    <div role="group" aria-label="Relations">
      {info.relations.map((relation) => {
        const place = chosen.indexOf(relation.id);
        return (
          <CheckField
            key={relation.id}
            value={place >= 0}
            onChange={(on) => toggle(relation.id, on)}
            {...(place >= 0 && { tint: categoryColour(palette, place) })}
          >
            <span>{relation.name}</span>
            <span className="note">{relation.pairs} pairs</span>
          </CheckField>
        );
      })}
    </div>
  );
}

function Removal() {
  const chosen = useChosenRelations();
  const { components } = useTricosm((state) => state.view.atom);
  const most = Math.max(1, chosen.length - 1);
  return (
    <Section title="Distractors">
      <SliderField
        label="LDA components"
        value={Math.min(components, most)}
        least={1}
        most={Math.max(2, most)}
        onChange={(next) => store.getState().setAtom({ components: next })}
      />
      <p className="note">
        Linear discriminant analysis keeps the directions that tell the relations’ differences apart: at most
        one fewer than there are relations.
      </p>
    </Section>
  );
}

function Quality() {
  const { crystals } = useCrystals();
  const { result } = crystals;
  return (
    <Section title="Do differences cluster by relation?">
      {crystals.error && <p className="note warning-note">{crystals.error.message}</p>}
      {!result && !crystals.error && <p className="note">Computing crystals…</p>}
      {result && (
        <>
          <table className="data-table">
            <caption className="visually-hidden">
              Silhouette of the difference vectors by relation, raw and after LDA
            </caption>
            <thead>
              <tr>
                <th scope="col">silhouette</th>
                <th scope="col" className="number">
                  pairs
                </th>
                <th scope="col" className="number">
                  raw
                </th>
                <th scope="col" className="number">
                  LDA
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">all relations</th>
                <td className="number">{result.edgeRelation.length}</td>
                <td className="number">{signed(result.raw.silhouette)}</td>
                <td className="number">{signed(result.removed?.silhouette)}</td>
              </tr>
              {result.relations.map((relation, i) => (
                <tr key={relation.id}>
                  <td>{relation.name}</td>
                  <td className="number">{relation.pairs}</td>
                  <td className="number">{signed(result.raw.silhouettes[i])}</td>
                  <td className="number">{signed(result.removed?.silhouettes[i])}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {result.notes.map((note) => (
            <p key={note} className="note warning-note">
              {note}
            </p>
          ))}
          <p className="note">LDA is fitted on the very pairs it is scored on here, which flatters it.</p>
        </>
      )}
    </Section>
  );
}

/** A score with three decimals and a true minus; a dash where there is none. */
function signed(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  return value.toFixed(3).replace('-', '−');
}
