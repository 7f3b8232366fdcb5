import { Suspense } from 'react';
import { count, fixed, interval, percent, significant } from '../../charts/format.ts';
import { SpectrumChart } from '../../charts/lazy.ts';
import { Section } from '../../controls/Section.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import type { Shape } from './analysis.ts';
import { shapeJob } from './jobs.ts';
import { useCloud } from './useCloud.ts';

/** Galaxy: the axes of the cloud, and its spectrum with the fitted power law. */
export default function GalaxyPanel() {
  const layer = useLayer();
  const { axes } = useTricosm((state) => state.view.galaxy);
  if (layer.features === 0) {
    return <p className="section note">{layer.name} has no decoder directions; choose another layer.</p>;
  }
  return (
    <>
      <Section title="Cloud">
        <div className="stack">
          <Segmented
            label="Axes of the cloud"
            value={axes}
            options={[
              { id: 'paper', name: 'score × √λ' },
              { id: 'scores', name: 'plain scores' },
            ]}
            onChange={(next) => store.getState().setGalaxy({ axes: next })}
          />
          <Components />
        </div>
      </Section>
      <Spectrum />
    </>
  );
}

function Components() {
  const { info } = useDataset();
  const { cloud } = useCloud();
  const { result } = cloud;
  if (!result) return <p className="note">{cloud.error?.message ?? 'Computing principal components…'}</p>;
  return (
    <table className="data-table">
      <caption className="visually-hidden">The components shown, with their share of variance</caption>
      <thead>
        <tr>
          <th scope="col">axis</th>
          <th scope="col" className="number">
            eigenvalue
          </th>
          <th scope="col" className="number">
            of variance
          </th>
        </tr>
      </thead>
      <tbody>
        {result.components.map((component, i) => (
          <tr key={component}>
            <td>PC {component}</td>
            <td className="number">{significant(result.eigenvalues[i]!, 5)}</td>
            <td className="number">{percent(result.share[i]!, 2)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3} className="note">
            {count(result.n)} {info.item}s × {result.dim}; {result.preprocessing}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Spectrum() {
  const { url } = useDataset();
  const layer = useLayer();
  const { from, to } = useTricosm((state) => state.view.galaxy);
  const shape = useJob(shapeJob, url, { layer: layer.id, ...(from && to ? { from, to } : {}) });
  const { result } = shape;
  return (
    <Section title="Spectrum">
      {shape.error && <p className="note warning-note">{shape.error.message}</p>}
      {!result && !shape.error && <p className="note">Computing the spectrum…</p>}
      {result && (
        <Suspense fallback={<p className="note">Preparing the chart…</p>}>
          <SpectrumChart
            eigenvalues={result.eigenvalues}
            gaussian={result.gaussian.eigenvalues}
            window={result.powerLaw}
            onWindowChange={(nextFrom, nextTo) => store.getState().setGalaxy({ from: nextFrom, to: nextTo })}
          />
          <ShapeTable shape={result} />
        </Suspense>
      )}
    </Section>
  );
}

/** What is read from the spectrum, beside the Gaussian of the same shape. */
function ShapeTable({ shape }: { shape: Shape }) {
  const { powerLaw, gaussian } = shape;
  const rows: readonly (readonly [string, string, string])[] = [
    [
      `slope, ranks ${powerLaw.from}–${powerLaw.to}`,
      fixed(powerLaw.slope, 3),
      fixed(gaussian.powerLaw.slope, 3),
    ],
    ['95 % interval', interval(powerLaw.ci95), '–'],
    ['participation ratio', fixed(shape.participationRatio, 1), fixed(gaussian.participationRatio, 1)],
    ['log volume Σ ln λ', fixed(shape.logVolume, 1), fixed(gaussian.logVolume, 1)],
  ];
  return (
    <table className="data-table">
      <caption className="visually-hidden">
        The shape of the spectrum beside a Gaussian of the same shape
      </caption>
      <thead>
        <tr>
          <th scope="col">figure</th>
          <th scope="col" className="number">
            features
          </th>
          <th scope="col" className="number">
            Gaussian
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, features, expected]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{features}</td>
            <td className="number">{expected}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
