import { count } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import type { MatchedFamily, Matching } from '../../analysis/matching/index.ts';
import type { MatchRequest } from '../../jobs.ts';
import { method } from '../../method.ts';
import { goToFeature } from './goToFeature.ts';

/** Families shown; the others are counted. */
const SHOWN = 8;
/** Members of a family that are named. */
const NAMED = 2;

/** The largest families: a feature of one layer that is the best partner of several of the other. */
export function FamiliesTable({
  found: { families },
  request,
  names,
}: {
  found: Matching;
  request: MatchRequest;
  names: readonly [string, string];
}) {
  const { item } = useDataset().info;
  if (families.length === 0) return null;
  const layers = [request.layer, request.with];
  // Features of a file are not in the open dataset.
  const goTo = (setOf: (family: MatchedFamily) => 0 | 1, featureOf: (family: MatchedFamily) => number) =>
    !request.other && {
      press: {
        act: (family: MatchedFamily) => goToFeature(layers[setOf(family)]!, featureOf(family)),
        label: (family: MatchedFamily) => `Go to ${item} ${featureOf(family)} of ${names[setOf(family)]}`,
      },
    };
  const columns: Column<MatchedFamily>[] = [
    {
      header: item,
      value: ({ set, one }) => `${one}, ${names[set]}`,
      // The header of the group names the layer.
      cell: ({ one }) => one,
      rowHeader: true,
      ...goTo(
        ({ set }) => set,
        ({ one }) => one,
      ),
    },
    { header: 'partners', value: ({ members }) => members.length, decimals: 0 },
    {
      header: 'first of them',
      value: ({ members }) =>
        `${members.subarray(0, NAMED).join(', ')}${members.length > NAMED ? ', …' : ''}`,
      ...goTo(
        ({ set }) => (set === 0 ? 1 : 0),
        ({ members }) => members[0]!,
      ),
    },
    {
      header: 'among them',
      value: ({ within }) => within,
      decimals: 2,
      title: 'mean similarity of the pairs among the partners',
    },
  ];
  return (
    <DataTable
      caption={`Split and merged ${item}s, the largest ${Math.min(SHOWN, families.length)} of ${count(families.length)} families`}
      showCaption
      method={method('matchKinds')}
      columns={columns}
      groups={{ of: ({ set }) => String(set), header: (set) => `${item}s of ${names[Number(set)]}` }}
      rows={families.slice(0, SHOWN)}
    />
  );
}
