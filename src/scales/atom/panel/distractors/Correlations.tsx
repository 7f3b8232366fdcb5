import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { fixed, pBound, percent } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { ATOM_DEFAULTS } from '../../analysis/defaults.ts';
import type { Distractors } from '../../analysis/index.ts';
import { distractorsJob } from '../../jobs.ts';
import { useParameters, useRelations } from '../../useCrystals.ts';
import { method } from '../../method.ts';

/** Leading components of the differences that are correlated. */
const COMPONENTS = ATOM_DEFAULTS.correlated;
/** The p up to which a correlation is set in bold. */
const BOLD = 0.05;

/** What the leading components of the differences correlate with: the paper's word-length figure as a table. */
export function Correlations() {
  const { reference } = useDataset();
  const { chosen } = useRelations();
  const parameters = useParameters(chosen);
  const job = useAsked(distractorsJob, reference, parameters && { ...parameters, count: COMPONENTS }, {
    follows: true,
  });
  return (
    <Ask of={job} action="What do components correlate with?">
      {(found) => <CorrelationTable found={found} />}
    </Ask>
  );
}

function CorrelationTable({ found }: { found: Distractors }) {
  const names = found.covariates.map((covariate) => covariate.name);
  if (names.length === 0) return <p className="note">The words of this dataset have no covariates.</p>;
  const columns: Column<number>[] = [
    {
      // As short as a name: the table of two covariates then fits into the panel.
      header: 'PC',
      value: (_, component) => `PC ${component + 1}`,
      cell: (share, component) => `PC ${component + 1} · ${percent(share)}`,
      rowHeader: true,
    },
    ...names.map((name) => covariateColumn(found, name)),
  ];
  return (
    <div>
      <DataTable
        caption={`Correlation r of each component of the differences with the difference of each covariate, over ${found.labels.length} pairs`}
        showCaption
        method={method('correlations')}
        columns={columns}
        rows={Array.from(found.shares)}
        compact
      />
      <p className="note">
        Within relations: r after each relation’s means are subtracted, and p of the largest of the{' '}
        {found.correlations.length} correlations when pairs are permuted within relations; bold at{' '}
        {fixed(BOLD, 2)} or less. Raw: over all pairs together, as in the paper; relations that differ in
        length and in direction make it large without any effect within them.
      </p>
    </div>
  );
}

/** r of each component with a covariate within relations, with its p, and over all pairs. */
function covariateColumn({ correlations }: Distractors, name: string): Column<number> {
  const of = (component: number) =>
    correlations.find((one) => one.component === component && one.covariate === name);
  return {
    header: name,
    value: (_, component) => of(component)?.r,
    align: 'end',
    cell: (_, component) => {
      const found = of(component);
      if (!found) return '–';
      const r = Number.isNaN(found.r) ? '–' : fixed(found.r, 2);
      return (
        <>
          {found.p !== null && found.p <= BOLD ? <strong>{r}</strong> : r}
          <br />
          <span className="note">
            {found.p !== null && `${pBound(found.p)}, `}raw {fixed(found.raw.r, 2)}
          </span>
        </>
      );
    },
  };
}
