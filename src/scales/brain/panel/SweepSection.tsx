import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { saveFile } from '../../../controls/saveFile.ts';
import { Section } from '../../../controls/Section.tsx';
import { Segmented } from '../../../controls/Segmented.tsx';
import { SelectField } from '../../../controls/SelectField.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { usePalette } from '../../../state/theme.ts';
import { affinityTitle, COOCCURRENCE_AFFINITIES, COOCCURRENCE_COUNT } from '../analysis/affinities.ts';
import { SWEEP_DEFAULTS, SWEEP_FITS_TEXT } from '../analysis/defaults.ts';
import { setBrain, useBrain } from '../useBrain.ts';
import { SWEEPS } from '../view.ts';
import { sweepSizes } from '../analysis/sweep.ts';
import { sweepCsv } from './sweepFile.ts';
import { cancelSweep, forgetSweep, recallSweep, runSweep, useSweep } from './sweepRun.ts';
import type { SweepLine } from './SweepChart.tsx';
import { useLobes, useLobesRequest } from '../../shared/lobes/useLobes.ts';

const SweepChart = lazy(() => import('./SweepChart.tsx'));

/** Both figures against the number of lobes, for every affinity of firings: the paper's figure, with its nulls. */
export function SweepSection() {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { affinity: _, k: __, ...request } = useLobesRequest();
  const place = { ...request, dataset: reference };
  const features = useLobes().result?.clustered ?? layer.features;
  const { sweepTo: most, sweepMeasure: measure } = useBrain((view) => view);
  const { points, total, running, error } = useSweep();
  const key = JSON.stringify([place, features, most]);
  useEffect(() => {
    const [where, count, upTo] = JSON.parse(key) as [typeof place, number, string];
    recallSweep(where, count, Number(upTo));
  }, [key]);
  const sizes = useMemo(() => sweepSizes(features, Number(most)), [features, most]);
  const palette = usePalette();
  const lines = useMemo<SweepLine[]>(
    () =>
      COOCCURRENCE_AFFINITIES.map((affinity, i) => ({
        name: affinityTitle(affinity),
        colour: palette.categories[i]!,
        points: points
          .filter((point) => point.affinity === affinity)
          .sort((a, b) => a.k - b.k)
          .flatMap(({ k, ami, balancedAccuracy }) => {
            const figure = measure === 'ami' ? { ...ami, error: 0 } : balancedAccuracy;
            if (!figure) return [];
            const {
              value,
              error: own,
              z,
              null: { mean, sd },
            } = figure;
            return [{ k, value, error: own, mean, sd, z }];
          }),
      })).filter((own) => own.points.length > 0),
    [points, measure, palette],
  );
  const file = `${info.name}-${layer.id}-sweep`;
  return (
    <Section title="Sweep over k">
      <div className="stack">
        <SelectField
          label="k up to"
          value={most}
          options={SWEEPS.map((id) => ({
            id,
            name: Number(id).toLocaleString('en'),
            hint: Number(id) > 64 ? 'new eigenvectors for each k' : 'seconds per point',
          }))}
          onChange={(sweepTo) => setBrain({ sweepTo })}
        />
        <div className="row">
          {running ? (
            <Button onPress={cancelSweep}>Cancel the sweep</Button>
          ) : (
            points.length < total && (
              <Button onPress={() => void runSweep(place, features, Number(most))}>
                {points.length > 0 ? 'Go on with the sweep' : `Sweep all ${COOCCURRENCE_COUNT} affinities`}
              </Button>
            )
          )}
          <span className="note" role="status">
            {points.length} of {total} points{running ? ', computing' : points.length > 0 ? ', kept' : ''}
          </span>
        </div>
        {error && <p className="note warning-note">{error}</p>}
        {points.length > 0 && (
          <>
            <Segmented
              label="measure"
              value={measure}
              options={[
                { id: 'ami', name: 'mutual information' },
                { id: 'accuracy', name: 'balanced accuracy' },
              ]}
              onChange={(sweepMeasure) => setBrain({ sweepMeasure })}
            />
            <Suspense fallback={<p className="note">Drawing…</p>}>
              <SweepChart
                measure={measure === 'ami' ? 'AMI with geometry' : 'balanced accuracy'}
                lines={lines}
                sizes={sizes}
              />
            </Suspense>
            <ul className="sweep-key" aria-label="Lines of the sweep">
              {lines.map(({ name, colour }) => (
                <li key={name}>
                  <span className="swatch" style={{ background: colour }} />
                  {name}
                </li>
              ))}
              <li>grey: null ± 2 sd</li>
            </ul>
            <p className="note">
              Null: {SWEEP_DEFAULTS.permutations} permutations for mutual information; {SWEEP_FITS_TEXT} for
              balanced accuracy.
            </p>
            <div className="row">
              <Button kind="quiet" onPress={() => saveFile(`${file}.csv`, sweepCsv(points), 'text/csv')}>
                Save as CSV
              </Button>
              <Button
                kind="quiet"
                onPress={() =>
                  saveFile(
                    `${file}.json`,
                    JSON.stringify({ ...request, dataset: info.name, points }, null, 2),
                    'application/json',
                  )
                }
              >
                Save as JSON
              </Button>
              {!running && (
                <Button kind="quiet" onPress={forgetSweep}>
                  Forget
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
