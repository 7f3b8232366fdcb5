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

/** Leading components of the differences that are correlated. */
const COMPONENTS = ATOM_DEFAULTS.correlated;
/** p after Bonferroni's correction up to which a correlation is set in bold. */
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
      header: 'component',
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
        columns={columns}
        rows={Array.from(found.shares)}
        compact
      />
      <p className="note">
        p from Pearson’s r, multiplied by the {found.correlations.length} correlations in this table; bold at{' '}
        {fixed(BOLD, 2)} or less. Pairs count as independent, which pairs that share a word are not.
      </p>
    </div>
  );
}

/** r of each component with a covariate, with its corrected p. */
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
      const r = fixed(found.r, 2);
      return (
        <>
          {found.adjusted <= BOLD ? <strong>{r}</strong> : r}
          <br />
          <span className="note">{pBound(found.adjusted)}</span>
        </>
      );
    },
  };
}
