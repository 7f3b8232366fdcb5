import { useState } from 'react';
import { fixed, plusMinus, zScore } from '../../charts/format.ts';
import { NullFigure } from '../../charts/NullFigure.tsx';
import { Button } from '../../controls/Button.tsx';
import { Section } from '../../controls/Section.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import type { CrystalQuality, VerdictCode } from './analysis.ts';
import { crystalQualityJob } from './jobs.ts';
import { MEASURES, measureRows } from './measures.ts';
import { story, VERDICT_ORDER, VERDICTS } from './story.ts';
import { useParameters, useRelations } from './useCrystals.ts';

/** What of the crystals survives on held-out pairs, relation by relation, each figure beside its null. */
export function QualitySection() {
  const { url } = useDataset();
  const scope = useTricosm((state) => state.view.atom.scope);
  const { listed, chosen } = useRelations();
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(scope === 'all' ? all : chosen);
  const quality = useJob(crystalQualityJob, url, parameters, { background: true });
  const { result } = quality;
  return (
    <Section title="Do differences cluster by relation?">
      <div className="stack">
        <Segmented
          label="relations compared"
          value={scope}
          options={[
            { id: 'all', name: `all ${all.length}` },
            { id: 'shown', name: `the ${chosen.length} shown` },
          ]}
          onChange={(next) => store.getState().setAtom({ scope: next })}
        />
        {quality.error && <p className="note warning-note">{quality.error.message}</p>}
        {quality.status === 'running' && (
          <p className="note" role="status">
            {result ? 'Measuring anew; the figures below are the last ones.' : 'Measuring…'}
          </p>
        )}
        {quality.status === 'cancelled' && <Button onPress={quality.retry}>Measure</Button>}
        {result && <Figures quality={result} />}
      </div>
      {result && (
        <>
          <Verdicts quality={result} />
          <Measures quality={result} />
        </>
      )}
    </Section>
  );
}

function Figures({ quality }: { quality: CrystalQuality }) {
  const { raw, removed, heldOut, shuffled } = quality;
  const draws = (n: number) => `${n} shuffled labels`;
  return (
    <div>
      {story(quality).map((sentence) => (
        <p key={sentence} className="story">
          {sentence}
        </p>
      ))}
      {raw.silhouette !== null && (
        <NullFigure
          name="silhouette, raw"
          value={raw.silhouette}
          {...(shuffled?.raw && nullOf(shuffled.raw, draws))}
        />
      )}
      {removed?.silhouette != null && (
        <NullFigure
          name="removed, in-sample"
          value={removed.silhouette}
          {...(shuffled?.inSample && nullOf(shuffled.inSample, draws))}
        />
      )}
      {heldOut && (
        <NullFigure
          name="removed, held-out pairs"
          value={heldOut.removed.mean}
          error={heldOut.removed.sd}
          {...(shuffled?.heldOut && nullOf(shuffled.heldOut, draws))}
        />
      )}
      {heldOut?.shrunk && heldOut.plain && (
        <dl className="figures">
          <div>
            <dt>held-out, plain LDA</dt>
            <dd>{plusMinus(heldOut.plain.mean, heldOut.plain.sd)}</dd>
          </div>
          <div>
            <dt>held-out, with shrinkage</dt>
            <dd>{plusMinus(heldOut.shrunk.mean, heldOut.shrunk.sd)}</dd>
          </div>
        </dl>
      )}
      {heldOut && (
        <p className="note">
          Mean ± standard deviation over {heldOut.folds} folds; no word stands on both sides.
        </p>
      )}
      {quality.notes.map((note) => (
        <p key={note} className="note warning-note">
          {note}
        </p>
      ))}
    </div>
  );
}

function nullOf(
  figure: NonNullable<NonNullable<CrystalQuality['shuffled']>['raw']>,
  draws: (n: number) => string,
) {
  const { null: distribution, z, p } = figure;
  return { distribution, z, p, n: draws(distribution.samples.length) };
}

const TONES: Partial<Record<VerdictCode, string>> = {
  holds: 'good',
  faint: 'warning',
  inSampleOnly: 'warning',
};

/** Every relation under its verdict, with the silhouettes that carry it. */
function Verdicts({ quality }: { quality: CrystalQuality }) {
  return (
    <>
      <h3 className="subhead">What holds</h3>
      <table className="data-table verdicts">
        <caption className="visually-hidden">
          Verdict on each relation, with its silhouettes in-sample and on held-out pairs
        </caption>
        <thead>
          <tr>
            <th scope="col">silhouette</th>
            <th scope="col" className="number">
              in-sample
            </th>
            <th scope="col" className="number">
              held-out
            </th>
            <th scope="col" className="number">
              beyond null
            </th>
          </tr>
        </thead>
        {VERDICT_ORDER.map((code) => {
          const rows = quality.relations
            .filter((relation) => relation.verdict.code === code)
            .sort((a, b) => (b.verdict.heldOut?.value ?? -1) - (a.verdict.heldOut?.value ?? -1));
          if (rows.length === 0) return null;
          return (
            <tbody key={code}>
              <tr>
                <th scope="rowgroup" colSpan={4} className={`verdict ${TONES[code] ?? ''}`}>
                  {VERDICTS[code]}
                </th>
              </tr>
              {rows.map(({ id, name, verdict }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td className="number">{fixed(verdict.inSample?.value ?? NaN, 2)}</td>
                  <td className="number">{fixed(verdict.heldOut?.value ?? NaN, 2)}</td>
                  <td className="number">{verdict.heldOut?.z == null ? '–' : zScore(verdict.heldOut.z)}</td>
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
      <p className="note">
        Beyond null: standard deviations of the held-out silhouette above that of shuffled labels; three are
        asked for.
      </p>
    </>
  );
}

/** One measure of every relation, raw | in-sample | held-out, beside its null or baseline. */
function Measures({ quality }: { quality: CrystalQuality }) {
  const [measure, setMeasure] = useState<string>('top1');
  const [allowed, setAllowed] = useState(false);
  const shown = MEASURES.find(({ id }) => id === measure) ?? MEASURES[0]!;
  const rows = measureRows(quality, shown, allowed);
  return (
    <>
      <h3 className="subhead">By relation</h3>
      <div className="stack">
        <SelectField
          label="measure"
          hideLabel
          value={measure}
          options={MEASURES.map(({ id, name }) => ({ id, name }))}
          onChange={setMeasure}
        />
        {shown.retrieval && (
          <Segmented
            label="the query word"
            value={allowed ? 'allowed' : 'excluded'}
            options={[
              { id: 'excluded', name: 'query word excluded' },
              { id: 'allowed', name: 'allowed' },
            ]}
            onChange={(next) => setAllowed(next === 'allowed')}
          />
        )}
      </div>
      <table className="data-table measures">
        <caption className="visually-hidden">
          {shown.name} of each relation, raw, in-sample and on held-out pairs, beside its {shown.beside}
        </caption>
        <thead>
          <tr>
            <th scope="col">relation</th>
            <th scope="col" className="number">
              raw
            </th>
            <th scope="col" className="number">
              in-s.
            </th>
            <th scope="col" className="number">
              held-out
            </th>
            <th scope="col" className="number">
              {shown.beside}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, pairs, figures }) => (
            <tr key={id}>
              <th scope="row">
                {name} <span className="note">{pairs}</span>
              </th>
              {figures.map((figure, i) => (
                <td key={i} className="number">
                  {fixed(figure ?? NaN, 2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{shown.explains(quality)}</p>
    </>
  );
}
