import { fixed } from '../../../controls/numbers.ts';
import { Segmented } from '../../../controls/Segmented.tsx';
import { SelectField } from '../../../controls/SelectField.tsx';
import type { CrystalQuality } from '../analysis/index.ts';
import { setAtom, useAtom } from '../useAtom.ts';
import { MEASURES, measureRows } from './measures.ts';

/** One measure of every relation, raw | in-sample | held-out, beside its null or baseline. */
export function MeasureTable({ quality }: { quality: CrystalQuality }) {
  const { measure, query } = useAtom((view) => view);
  const allowed = query === 'allowed';
  const shown = MEASURES.find(({ id }) => id === measure) ?? MEASURES[0]!;
  const rows = measureRows(quality, shown, allowed);
  return (
    <>
      <h3 className="subhead">By relation</h3>
      <div className="stack">
        <SelectField
          label="measure"
          hideLabel
          value={measure}
          options={MEASURES.map(({ id, name }) => ({ id, name }))}
          onChange={(next) => setAtom({ measure: next })}
        />
        {shown.retrieval && (
          <Segmented
            label="the query word"
            value={query}
            options={[
              { id: 'excluded', name: 'query word excluded' },
              { id: 'allowed', name: 'allowed' },
            ]}
            onChange={(next) => setAtom({ query: next })}
          />
        )}
      </div>
      <table className="data-table measures">
        <caption className="visually-hidden">
          {shown.name} of each relation, raw, in-sample and on held-out pairs, beside its {shown.beside}
        </caption>
        <thead>
          <tr>
            <th scope="col">relation</th>
            <th scope="col" className="number">
              raw
            </th>
            <th scope="col" className="number">
              in-s.
            </th>
            <th scope="col" className="number">
              held-out
            </th>
            <th scope="col" className="number">
              {shown.beside}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, pairs, figures }) => (
            <tr key={id}>
              <th scope="row">
                {name} <span className="note">{pairs}</span>
              </th>
              {figures.map((figure, i) => (
                <td key={i} className="number">
                  {fixed(figure ?? NaN, 2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{shown.explains(quality)}</p>
    </>
  );
}
