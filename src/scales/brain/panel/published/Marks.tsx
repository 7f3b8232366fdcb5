import { count, fixed } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import type { PublishedFigure } from '../../analysis/published/figure.ts';
import { PUBLISHED_MARKS, type PublishedMark } from '../../analysis/published/marks.ts';

interface Row {
  readonly name: string;
  readonly from: string;
  readonly k: number | null;
  readonly features: number;
  readonly sigma: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    header: 'distance from the null',
    value: ({ name }) => name,
    cell: ({ name, from }) => (
      <>
        {name}
        {from && <span className="note mark-source">{from}</span>}
      </>
    ),
    rowHeader: true,
    align: 'start',
  },
  { header: 'k', value: ({ k }) => k, decimals: 0 },
  { header: 'features', value: ({ features }) => features, decimals: 0 },
  {
    header: 'σ',
    value: ({ sigma }) => sigma,
    format: (sigma) => (sigma < 10 ? fixed(sigma, 1) : count(Math.round(sigma))),
  },
];

/** The paper’s distance from its null beside the one here, both in population σ; σ grows with the number of features. */
export function Marks({
  mark,
  figure,
  k,
  n,
}: {
  mark: PublishedMark;
  figure: PublishedFigure;
  k: number;
  /** number of features */
  n: number;
}) {
  const published = PUBLISHED_MARKS[mark];
  const rows: Row[] = [
    { name: 'here', from: '', k, features: n, sigma: figure.sigma },
    {
      name: 'published',
      from: PUBLISHED_MARKS.from,
      k: published.k,
      features: PUBLISHED_MARKS.features,
      sigma: published.sigma,
    },
  ];
  return (
    <DataTable caption="The paper’s mark beside the figure here" columns={COLUMNS} rows={rows} compact />
  );
}
