import { Button } from '../../../../controls/Button.tsx';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { saveTable } from '../../../../controls/table/saveTable.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import type { LobeLook } from '../../../cloud/lobes/useLooks.ts';
import { partnersOf, stateSentence, STABLE } from '../../analysis/stability/lobeStability.ts';
import type { Stability } from '../../analysis/index.ts';
import { method } from '../../method.ts';

/** Pixels; with more lobes the table scrolls. */
const HEIGHT = 360;

interface Row {
  readonly name: string;
  readonly colour: string | undefined;
  readonly jaccard: number;
  readonly state: string;
}

const columnsOf = (units: Stability['units']): readonly Column<Row>[] => [
  {
    header: 'lobe',
    value: ({ name }) => name,
    cell: ({ name, colour }) => (
      <span className="lobe-name">
        {colour && <span className="swatch" style={{ background: colour }} />}
        <span>{name}</span>
      </span>
    ),
    rowHeader: true,
  },
  { header: 'Jaccard', value: ({ jaccard }) => jaccard, decimals: 2, sortable: true },
  { header: `from other ${units}`, value: ({ state }) => state, align: 'start' },
];

/** How far each lobe comes out again from bootstrap samples, with its state in words. */
export function LobeStabilityTable({
  stability: { lobes, units },
  looks,
}: {
  stability: Stability;
  looks: readonly LobeLook[];
}) {
  const columns = columnsOf(units);
  const { info } = useDataset();
  const layer = useLayer();
  const nameOf = (lobe: number) => looks[lobe]?.name ?? `lobe ${lobe + 1}`;
  const rows = Array.from(lobes.jaccard, (jaccard, lobe): Row => ({
    name: nameOf(lobe),
    colour: looks[lobe]?.colour,
    jaccard,
    state: stateSentence(lobes.states[lobe]!, partnersOf(lobes, lobe).map(nameOf)),
  }));
  return (
    <>
      <DataTable
        caption="Each lobe in bootstrap samples"
        showCaption
        method={method('lobeStability')}
        columns={columns}
        rows={rows}
        height={HEIGHT}
        compact
      />
      <p className="note">
        Jaccard: of the features of the lobe and of the most similar lobe of a sample, the share in both, the
        mean over the samples; stable from {STABLE} on.
      </p>
      <div>
        <Button onPress={() => void saveTable(`${info.name}-${layer.id}-stability`, columns, rows)}>
          Save as CSV
        </Button>
      </div>
    </>
  );
}
