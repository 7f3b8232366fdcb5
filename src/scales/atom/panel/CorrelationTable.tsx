import { ATOM_DEFAULTS } from '../analysis/defaults.ts';
import { useState } from 'react';
import { fixed, percent, significant } from '../../../controls/numbers.ts';
import { Button } from '../../../controls/Button.tsx';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset } from '../../../state/hooks.ts';
import type { Distractors } from '../analysis/index.ts';
import { distractorsJob } from '../jobs.ts';
import { useParameters, useRelations } from '../useCrystals.ts';

/** Leading components of the differences that are looked at. */
const COMPONENTS = ATOM_DEFAULTS.correlated;
/** p after Bonferroni's correction up to which a correlation is set in bold. */
const BOLD = 0.05;

/** What the leading components of the differences go with: the paper's word-length figure as a table. */
export function CorrelationTable() {
  const { reference } = useDataset();
  const { chosen } = useRelations();
  const [asked, setAsked] = useState(false);
  const parameters = useParameters(chosen);
  const found = useJob(
    distractorsJob,
    asked ? reference : null,
    asked && parameters ? { ...parameters, count: COMPONENTS } : null,
  );
  if (!asked) {
    return <Button onPress={() => setAsked(true)}>What do components go with?</Button>;
  }
  if (found.error) return <p className="note warning-note">{found.error.message}</p>;
  if (!found.result) return <p className="note">Correlating…</p>;
  return <Table found={found.result} />;
}

function Table({ found }: { found: Distractors }) {
  const names = found.covariates.map((covariate) => covariate.name);
  if (names.length === 0) return <p className="note">The words of this dataset have no covariates.</p>;
  const n = found.labels.length;
  return (
    <div>
      <table className="data-table small-table">
        <caption className="note table-caption">
          Correlation r of each component of the differences with the difference of each covariate, over {n}{' '}
          pairs
        </caption>
        <thead>
          <tr>
            <th scope="col">component</th>
            {names.map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(found.shares, (share, component) => (
            <tr key={component}>
              <th scope="row">
                PC {component + 1} · {percent(share)}
              </th>
              {names.map((name) => {
                const cell = found.correlations.find(
                  (one) => one.component === component && one.covariate === name,
                );
                if (!cell) return <td key={name} />;
                const r = fixed(cell.r, 2);
                return (
                  <td key={name} className="number">
                    {cell.adjusted <= BOLD ? <strong>{r}</strong> : r}
                    <br />
                    <span className="note">p {significant(cell.adjusted, 1)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        p from Pearson’s r, times the {found.correlations.length} correlations looked at; bold at{' '}
        {fixed(BOLD, 2)} or less. Pairs are taken as independent, which pairs that share a word are not.
      </p>
    </div>
  );
}
