import { useMemo } from 'react';
import { figureBeside } from '../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../charts/nulls/NullFigure.tsx';
import { count, percent, plusMinus, significant, THIN } from '../../controls/numbers.ts';
import type { Column } from '../../controls/table/columns.ts';
import { DataTable } from '../../controls/table/DataTable.tsx';
import { printIndices } from '../../dataset/indexText.ts';
import { isRecorded } from '../../dataset/layers.ts';
import {
  LEAST_MEMBERS,
  SELECTION_DEFAULTS,
  type SelectionFigure,
  type SelectionReport,
} from '../../scales/cloud/analysis/index.ts';
import { selectionJob } from '../../scales/cloud/selectionJobs.ts';
import { Ask } from '../../scales/shared/asking/Ask.tsx';
import { useAsked } from '../../scales/shared/asking/useAsked.ts';
import { useLobesRequest } from '../../scales/shared/lobes/useLobes.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import type { Item } from '../../state/selection/selection.ts';
import { selectionMethod } from '../../scales/shared/method.ts';

/** The selection beside random sets of the same size and frequency. */
export function Figures({ item, members }: { item: Item; members: Uint32Array }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const lobes = useLobesRequest();
  const text = useMemo(() => printIndices(members), [members]);
  const name = item === 'word' ? 'word' : info.item;
  const few = members.length < LEAST_MEMBERS;
  const asked = useAsked(
    selectionJob,
    reference,
    few
      ? null
      : {
          layer: layer.id,
          among: item === 'word' ? ('words' as const) : ('features' as const),
          members: text,
          ...SELECTION_DEFAULTS,
          lobes: item === 'feature' && isRecorded(layer) ? lobes : null,
        },
  );
  if (few) {
    return (
      <p className="note">
        Fewer than {LEAST_MEMBERS} {name}s have no figures.
      </p>
    );
  }
  return (
    <Ask
      of={asked}
      action="Compare with random sets"
      cost={`${SELECTION_DEFAULTS.draws} random sets of the same size${item === 'word' ? '' : ` among ${name}s that fire about as often`}.`}
    >
      {(report) => <Report report={report} item={name} />}
    </Ask>
  );
}

/** The figures that have a null model, in the order of the panel. */
const SHOWN = [
  { key: 'meanCosine', name: 'mean cosine of all pairs', decimals: 4 },
  { key: 'meanPhi', name: 'mean phi of firings, all pairs', decimals: 4 },
  { key: 'lobes', name: 'mutual information with the lobes (AMI)', decimals: 4 },
  { key: 'participationRatio', name: 'participation ratio', decimals: 1 },
  { key: 'topShare', name: 'variance along three components', decimals: 3 },
] as const;

function Report({ report, item }: { report: SelectionReport; item: string }) {
  const { draws, matched, n, total, spectrumRows } = report;
  const figures = SHOWN.flatMap((shown) => {
    const figure: SelectionFigure | null = report[shown.key];
    return figure ? [{ ...shown, figure }] : [];
  });
  return (
    <div className="stack">
      {figures.map(({ key, name, decimals, figure }) => (
        <NullFigure
          key={key}
          name={name}
          method={selectionMethod(key)}
          {...figureBeside(figure)}
          decimals={decimals}
          p={figure.correctedP}
          n={`${draws} random sets`}
        />
      ))}
      <p className="note">
        Random sets have {count(n)} of {count(total)} {item}s
        {matched === null
          ? ''
          : matched === 'blocks'
            ? ', as many from each of 20 bins of the number of blocks in which they fire'
            : ', as many from each of 20 bins of firing frequency'}
        .{figures.length > 1 && ` p is corrected for the ${figures.length} figures.`}
        {spectrumRows > 0 &&
          spectrumRows < n &&
          ` The participation ratio and the variance are of ${spectrumRows} ${item}s drawn from each set.`}
      </p>
      {report.categories && <Categories categories={report.categories} />}
    </div>
  );
}

/** p up to which a category is set in bold. */
const NOTABLE = 0.05;

interface CategoryRow {
  readonly name: string;
  readonly share: number;
  readonly mean: number;
  readonly sd: number;
  readonly p: number;
}

const CATEGORY_COLUMNS: readonly Column<CategoryRow>[] = [
  {
    header: 'firings in',
    value: ({ name }) => name,
    cell: ({ name, p }) => (p <= NOTABLE ? <strong>{name}</strong> : name),
    rowHeader: true,
  },
  {
    header: 'share',
    value: ({ share }) => 100 * share,
    cell: ({ share, p }) => (p <= NOTABLE ? <strong>{percent(share)}</strong> : percent(share)),
    unit: '%',
    sortable: true,
  },
  {
    header: 'random sets',
    value: ({ mean }) => 100 * mean,
    error: ({ sd }) => 100 * sd,
    cell: ({ mean, sd }) => `${plusMinus(100 * mean, 100 * sd)}${THIN}%`,
    unit: '%',
  },
  { header: 'p ≤', value: ({ p }) => p, format: (p) => significant(p, 2), sortable: true },
];

/** Where the selection's features fire, by the category of the documents. */
function Categories({ categories }: { categories: NonNullable<SelectionReport['categories']> }) {
  const { info } = useDataset();
  const { share, mean, sd, correctedP } = categories;
  const rows = info.categories.map((name, c) => ({
    name,
    share: share[c]!,
    mean: mean[c]!,
    sd: sd[c]!,
    p: correctedP[c]!,
  }));
  return (
    <>
      <DataTable
        caption="Share of the selection’s firings in each category of documents, beside random sets"
        showCaption
        method={selectionMethod('categories')}
        columns={CATEGORY_COLUMNS}
        rows={rows}
        rowKey={({ name }) => name}
        compact
      />
      <p className="note">
        p is corrected for the {rows.length} categories; up to {NOTABLE} the category is in bold.
      </p>
    </>
  );
}
