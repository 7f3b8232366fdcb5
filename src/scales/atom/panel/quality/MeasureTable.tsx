import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import type { CrystalQuality, RelationQuality } from '../../analysis/index.ts';
import { setAtom, useAtom } from '../../useAtom.ts';
import { MEASURES, type Measure } from './measures.ts';
import { method } from '../../method.ts';
import { MethodNote } from '../../../../controls/methods/MethodNote.tsx';

/** One measure of every relation, raw, in-sample and on held-out pairs, beside its null or baseline. */
export function MeasureTable({ quality }: { quality: CrystalQuality }) {
  const { measure, query } = useAtom((view) => view);
  const allowed = query === 'allowed';
  const shown = MEASURES.find(({ id }) => id === measure) ?? MEASURES[0]!;
  return (
    <>
      <div className="subhead">
        <h3>By relation</h3>
        <MethodNote name="“By relation”" method={method('measures')} />
      </div>
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
      <DataTable
        caption={`${shown.name} of each relation, raw, in-sample and on held-out pairs, beside its ${shown.beside.join(' and ')}`}
        columns={measureColumns(shown, allowed)}
        rows={quality.relations}
        rowKey={({ id }) => id}
        compact
      />
      <p className="note">{shown.explains(quality)}</p>
    </>
  );
}

/** The table's columns: the relation, then the measure raw, in-sample, held-out, and its null or baseline. */
function measureColumns(measure: Measure, allowed: boolean): readonly Column<RelationQuality>[] {
  const figure = (
    header: string,
    value: (relation: RelationQuality) => number | null,
  ): Column<RelationQuality> => ({ header, value, decimals: 2, sortable: true });
  return [
    {
      header: 'relation, pairs',
      value: ({ name }) => name,
      cell: ({ name, pairs }) => (
        <>
          {name} <span className="note">{pairs}</span>
        </>
      ),
      rowHeader: true,
    },
    figure('raw', (relation) => measure.of(relation, allowed)),
    figure('in-sample', ({ removed }) => removed && measure.of(removed, allowed)),
    figure('held-out', ({ heldOut }) => heldOut && measure.of(heldOut, allowed)),
    ...measure.beside.map((header, i) =>
      figure(header, (relation) => measure.besideOf(relation, allowed)[i] ?? null),
    ),
  ];
}
