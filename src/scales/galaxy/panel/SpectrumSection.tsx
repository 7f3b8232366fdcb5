import { ChartKey } from '../../../charts/ChartKey.tsx';
import { SpectrumChart } from '../../../charts/lazy.ts';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { Button } from '../../../controls/Button.tsx';
import { CheckField } from '../../../controls/fields/CheckField.tsx';
import { Room } from '../../../controls/frame/Room.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { defaultWindow, PAPER_WINDOW, type RankWindow } from '../../../math/spectra/rankWindow.ts';
import type { WindowedShape } from '../analysis/index.ts';
import { activationsJob } from '../jobs.ts';
import { useShape, windowOf } from '../useShape.ts';
import { ShapeTable } from './ShapeTable.tsx';
import { setGalaxy, useGalaxy } from '../useGalaxy.ts';
import { PopulationSlopeFigure } from './PopulationSlopeFigure.tsx';
import { L0Note } from './l0/L0Note.tsx';
import { PublishedShape } from './published/PublishedShape.tsx';
import { PublishedSwitch } from './published/PublishedSwitch.tsx';
import { Failed } from '../../shared/asking/Failed.tsx';
import { SlopeMarks } from './published/SlopeMarks.tsx';
import { method } from '../method.ts';

const moveWindow = (from: number, to: number) => setGalaxy({ from, to });

/** The ranks of the published fit, as far as the layer has them; at least three. */
const publishedWindow = ({ dim }: WindowedShape): RankWindow =>
  dim >= PAPER_WINDOW.from + 2
    ? { from: PAPER_WINDOW.from, to: Math.min(dim, PAPER_WINDOW.to) }
    : defaultWindow(dim);

/** The eigenvalues, the power law over the user's window, and the other figures of the spectrum. */
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
    <Section title="Spectrum" method={method('shape')}>
      {error && <p className="note warning-note">{error.message}</p>}
      <Room name="spectrum" height={640} waiting={!shape && !error}>
        {!shape && !error && <p className="note">Computing the spectrum…</p>}
        {shape && (
          <>
            <Guard name="The chart" waiting={<p className="note chart-waiting">Preparing the chart…</p>}>
              <SpectrumChart
                method={method('spectrum')}
                eigenvalues={shape.eigenvalues}
                gaussian={shape.gaussian.eigenvalues}
                activations={activations?.eigenvalues}
                window={view.asPublished ? publishedWindow(shape) : shape.powerLaw}
                {...(!view.asPublished && { onWindowChange: moveWindow })}
              />
            </Guard>
            <ChartKey
              label="Curves"
              entries={[
                { name: `${info.item}s`, mark: 'dot', colour: 'var(--text)' },
                { name: 'Gaussian (Marchenko–Pastur)', mark: 'line', colour: 'var(--faint)' },
                ...(activations
                  ? [{ name: 'activations', mark: 'line' as const, colour: 'var(--category-2)' }]
                  : []),
              ]}
            />
            {layer.has.activations && (
              <CheckField value={view.activations} onChange={(next) => setGalaxy({ activations: next })}>
                Show raw activations
              </CheckField>
            )}
            {view.activations && <Failed of={raw} />}
            <L0Note />
            <PublishedSwitch />
            {view.asPublished ? (
              <PublishedShape shape={shape} />
            ) : (
              <>
                <ShapeTable shape={shape} activations={activations && windowOf(activations, view)} />
                {(view.from > 0 || view.to > 0) && (
                  <div className="row">
                    <Button kind="quiet" onPress={() => setGalaxy({ from: 0, to: 0 })}>
                      Default window
                    </Button>
                  </div>
                )}
                <PopulationSlopeFigure />
              </>
            )}
            <SlopeMarks shape={view.asPublished ? windowOf(shape, publishedWindow(shape)) : shape} />
          </>
        )}
      </Room>
    </Section>
  );
}
