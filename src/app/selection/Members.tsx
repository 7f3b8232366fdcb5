import { useMemo, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { saveFile } from '../../controls/saveFile.ts';
import { saveTable } from '../../controls/table/saveTable.ts';
import { VirtualTable } from '../../controls/table/VirtualTable.tsx';
import { isRecorded } from '../../dataset/layers.ts';
import { useLobesRequest } from '../../scales/shared/lobes/useLobes.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import type { Item } from '../../state/selection/selection.ts';
import { membersJson, membersPython, type Provenance } from './exportMembers.ts';
import type { MemberColumns } from './useMembers.tsx';

/** Pixels; with more members the table scrolls. */
const HEIGHT = 196;

/** The members of the selection as a table that can be sorted, and as files. */
export function Members({
  item,
  members,
  columns,
  total,
}: {
  item: Item;
  members: Uint32Array;
  columns: MemberColumns;
  total: number | null;
}) {
  const pinned = useTricosm(({ view }) => view[item]);
  const { info } = useDataset();
  const rows = useMemo(() => Array.from(members), [members]);
  return (
    <>
      <VirtualTable
        caption={`Selected ${item === 'word' ? 'word' : info.item}s`}
        columns={columns.shown}
        rows={rows}
        rowKey={(index) => index}
        isCurrent={(index) => index === pinned}
        height={HEIGHT}
        saves={false}
      />
      <Exports item={item} rows={rows} columns={columns} total={total} />
    </>
  );
}

function Exports({
  item,
  rows,
  columns,
  total,
}: {
  item: Item;
  rows: readonly number[];
  columns: MemberColumns;
  total: number | null;
}) {
  const provenance = useProvenance(item, total);
  const [message, setMessage] = useState('');
  const { dataset, layer, lobes } = provenance;
  const file = `${dataset}-${layer}-selection`;
  const origin = [
    { header: 'dataset', value: () => dataset },
    { header: 'layer', value: () => layer },
    ...(lobes ? [{ header: 'lobes', value: () => `${lobes.affinity} k ${lobes.k} seed ${lobes.seed}` }] : []),
  ];
  const copy = async () => {
    const text = membersPython(rows, provenance);
    try {
      await navigator.clipboard.writeText(text);
      setMessage('Copied');
      setTimeout(() => setMessage(''), 2500);
    } catch {
      prompt('Copy these indices:', text);
    }
  };
  return (
    <div className="row">
      <Button
        aria-label="Save the members as CSV"
        onPress={() => void saveTable(file, [...columns.data, ...origin], rows)}
      >
        CSV
      </Button>
      <Button
        aria-label="Save the members as JSON"
        onPress={() =>
          saveFile(`${file}.json`, membersJson(columns.data, rows, provenance), 'application/json')
        }
      >
        JSON
      </Button>
      <Button onPress={() => void copy()}>Copy for Python</Button>
      <span className="note" role="status">
        {message}
      </span>
    </div>
  );
}

function useProvenance(item: Item, total: number | null): Provenance {
  const { info } = useDataset();
  const prepared = useTricosm(({ view }) => view.prepare);
  const layer = useLayer();
  const { affinity, k, seed } = useLobesRequest();
  return {
    dataset: info.name,
    layer: layer.id,
    prepared,
    model: info.provenance.model,
    sae: info.provenance.sae,
    lobes: item === 'feature' && isRecorded(layer) ? { affinity, k, seed } : null,
    item: item === 'word' ? 'word' : info.item,
    total,
  };
}
