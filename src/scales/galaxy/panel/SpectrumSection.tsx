import { Suspense } from 'react';
import { count, fixed, THIN } from '../../../controls/numbers.ts';
import { SpectrumChart } from '../../../charts/lazy.ts';
import { Button } from '../../../controls/Button.tsx';
import { CheckField } from '../../../controls/CheckField.tsx';
import { Section } from '../../../controls/Section.tsx';
import { useJob } from '../../../jobs/useJob.ts';
import type { PowerLaw } from '../../../math/spectra/powerLaw.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { WindowedShape } from '../analysis/index.ts';
import { activationsJob } from '../jobs.ts';
import { useShape, windowOf } from '../useShape.ts';
import { SlopeMarks } from './SlopeMarks.tsx';
import { setGalaxy, useGalaxy } from '../useGalaxy.ts';

/** The eigenvalues, the power law over the reader's window, and what else is read from them. */
export function SpectrumSection() {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const { shape, error } = useShape();
  const raw = useJob(activationsJob, view.activations && layer.has.activations ? reference : null, {
    layer: layer.id,
  });
  const activations = view.activations && !raw.stale ? raw.result : null;
  return (
    <Section title="Spectrum">
      {error && <p className="note warning-note">{error.message}</p>}
      {!shape && !error && <p className="note">Computing the spectrum…</p>}
      {shape && (
        <Suspense fallback={<p className="note">Preparing the chart…</p>}>
          <SpectrumChart
            eigenvalues={shape.eigenvalues}
            gaussian={shape.gaussian.eigenvalues}
            activations={activations?.eigenvalues}
            window={shape.powerLaw}
            onWindowChange={(from, to) => setGalaxy({ from, to })}
          />
          <ul className="key-line" aria-label="Curves">
            <li>
              <span className="key-dot" /> {info.item}s
            </li>
            <li>
              <span className="key-stroke" style={{ background: 'var(--faint)' }} /> Gaussian
              (Marchenko–Pastur)
            </li>
            {activations && (
              <li>
                <span className="key-stroke" style={{ background: 'var(--category-2)' }} /> activations
              </li>
            )}
          </ul>
          {layer.has.activations && (
            <CheckField value={view.activations} onChange={(next) => setGalaxy({ activations: next })}>
              Raw activations beside it
            </CheckField>
          )}
          {raw.error && view.activations && <p className="note warning-note">{raw.error.message}</p>}
          <ShapeTable shape={shape} activations={activations && windowOf(activations, view)} />
          {(view.from > 0 || view.to > 0) && (
            <div className="row">
              <Button kind="quiet" onPress={() => setGalaxy({ from: 0, to: 0 })}>
                Default window
              </Button>
            </div>
          )}
          <SlopeMarks shape={shape} />
        </Suspense>
      )}
    </Section>
  );
}

/** Half of the slope’s 95 % interval, as `± 0.072`. */
function halfWidth({ ci95 }: PowerLaw): string {
  return `±${THIN}${fixed((ci95[1] - ci95[0]) / 2, 3)}`;
}

/** What is read from the spectrum, beside the Gaussian of the same shape. */
function ShapeTable({ shape, activations }: { shape: WindowedShape; activations: WindowedShape | null }) {
  const { item } = useDataset().info;
  const { powerLaw, gaussian } = shape;
  const row = (name: string, of: (figures: WindowedShape) => string, expected: string) =>
    [name, of(shape), ...(activations ? [of(activations)] : []), expected] as const;
  const rows = [
    row(
      `slope, ${powerLaw.from}–${powerLaw.to}`,
      (figures) => fixed(figures.powerLaw.slope, 3),
      fixed(gaussian.powerLaw.slope, 3),
    ),
    row('its 95 % interval', (figures) => halfWidth(figures.powerLaw), '–'),
    row(
      'participation ratio',
      (figures) => fixed(figures.participationRatio, 1),
      fixed(gaussian.participationRatio, 1),
    ),
    row('log-volume Σ ln λ', (figures) => fixed(figures.logVolume, 1), fixed(gaussian.logVolume, 1)),
  ];
  return (
    <table className="data-table">
      <caption className="visually-hidden">
        The shape of the spectrum beside a Gaussian of the same shape
      </caption>
      <thead>
        <tr>
          <th scope="col">figure</th>
          {[`${item}s`, ...(activations ? ['activations'] : []), 'Gaussian'].map((name) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, i) => (
              <td key={i} className="number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={activations ? 4 : 3} className="note">
            {count(shape.n)} {item}s × {shape.dim}
            {activations && `; ${count(activations.n)} activations`}; slope and log-volume over ranks{' '}
            {powerLaw.from}–{powerLaw.to}, {powerLaw.n} eigenvalues
            {powerLaw.excluded > 0 && `, ${powerLaw.excluded} left out as zero`}. The interval is the fit’s;
            Gaussian: the same n, dimension and total variance.
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
