import { useMemo } from 'react';
import { ChartKey, type KeyEntry } from '../../../../charts/ChartKey.tsx';
import { probabilityOf } from '../../../../charts/density.ts';
import { Histogram } from '../../../../charts/lazy.ts';
import { count } from '../../../../controls/numbers.ts';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { matchingVerdict, type Matching } from '../../analysis/matching/index.ts';
import type { MatchRequest } from '../../jobs.ts';
import { method } from '../../method.ts';
import { FamiliesTable } from './FamiliesTable.tsx';
import { KINDS_COLUMNS, NULL_COLUMNS, kindRows, nullRows } from './figureRows.ts';
import { PairsTable } from './PairsTable.tsx';

/** What a matching found: its sentence, the best similarities beside their nulls, the kinds and the pairs. */
export function MatchedFigures({ found, request }: { found: Matching; request: MatchRequest }) {
  const { info } = useDataset();
  const nameOf = (id: string) => info.layers.find((layer) => layer.id === id)?.name ?? id;
  const names = [nameOf(request.layer), request.other?.name ?? nameOf(request.with)] as const;
  const { assignment, seed } = found;
  return (
    <>
      <p className="note">{matchingVerdict(found, names, info.item)}</p>
      <BestHistogram found={found} names={names} firings={request.by === 'firings'} />
      <DataTable
        caption="Best partner, beside the nulls"
        showCaption
        method={method('matching')}
        columns={NULL_COLUMNS}
        groups={{ of: ({ side }) => side, header: (side) => side }}
        rows={nullRows(found, names)}
        compact
      />
      <DataTable
        caption={`What became of the ${info.item}s`}
        showCaption
        method={method('matchKinds')}
        columns={KINDS_COLUMNS}
        rows={kindRows(found, names)}
        compact
      />
      <PairsTable found={found} request={request} name={names[1]} />
      <FamiliesTable found={found} request={request} names={names} />
      <p className="note">
        One to one: {count(assignment.pairs)} pairs with a mean similarity of {assignment.mean.toFixed(3)},{' '}
        {assignment.unproven === 0
          ? 'the largest possible sum'
          : `on 16 candidates for each; not proved for ${count(assignment.unproven)} ${info.item}s`}
        . Seed {seed}.
      </p>
    </>
  );
}

function BestHistogram({
  found,
  names,
  firings,
}: {
  found: Matching;
  names: readonly [string, string];
  firings: boolean;
}) {
  const [side] = found.sides;
  const [strongest, weaker] = useMemo(() => side.nulls.toSorted((a, b) => b.line - a.line), [side]);
  const density = useMemo(() => strongest && probabilityOf(strongest.samples), [strongest]);
  const otherDensity = useMemo(() => weaker && probabilityOf(weaker.samples), [weaker]);
  const key: KeyEntry[] = [
    { name: 'best partners', mark: 'dot', colour: 'var(--accent)' },
    ...(strongest ? [{ name: strongest.name, mark: 'line', colour: 'var(--dim)' } as const] : []),
    ...(weaker ? [{ name: weaker.name, mark: 'dashed', colour: 'var(--dim)' } as const] : []),
    { name: `upright: the higher 95th percentile, ${side.line.toFixed(2)}` },
  ];
  return (
    <Guard name="The chart" waiting={<p className="note chart-waiting">Preparing the chart…</p>}>
      <Histogram
        method={method('matching')}
        label={`Best partners of ${names[0]} in ${names[1]}`}
        measure={firings ? 'correlation' : 'cosine'}
        values={side.similarity}
        density={density}
        otherDensity={otherDensity}
        mark={side.line}
      />
      <ChartKey label="Bars and lines" entries={key} />
    </Guard>
  );
}
