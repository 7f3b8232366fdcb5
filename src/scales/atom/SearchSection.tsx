import { Input, Label, TextField } from 'react-aria-components';
import { count, fixed, percent, significant } from '../../charts/format.ts';
import { NullFigure } from '../../charts/NullFigure.tsx';
import { Button } from '../../controls/Button.tsx';
import { Section } from '../../controls/Section.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { SliderField } from '../../controls/SliderField.tsx';
import { useLayer, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import type { AtomView } from '../../state/view.ts';
import type { DifferenceClusters } from './analysis/differenceClusters.ts';
import type { CrystalSearch } from './analysis/search.ts';
import { useSearch } from './useSearch.ts';

/** A change of what is searched takes back the asking, and leaves the last result in place. */
const change = (next: Partial<AtomView>) =>
  store.getState().setAtom({ ...next, searching: false, found: null });

/** Looks for crystals among features or words without being told the relations. */
export function SearchSection() {
  const layer = useLayer();
  const { subset, search, clusters } = useSearch();
  const { seek, searching } = useTricosm((state) => state.view.atom);
  if (!layer.has.decoder && !layer.has.words) return null;
  const job = seek === 'clusters' ? clusters : search;
  const n = subset.chosen?.length ?? 0;
  const ask = () => {
    if (searching) job.retry();
    else store.getState().setAtom({ searching: true, found: null });
  };
  return (
    <Section title="Crystal search">
      <div className="stack">
        <Subset />
        {job.status === 'running' && searching ? (
          <>
            <p className="note" role="status">
              {job.text || 'Waiting…'} {percent(job.progress, 0)}
            </p>
            <Button onPress={job.cancel}>Cancel the search</Button>
          </>
        ) : (
          <Button kind="primary" isDisabled={n < 4 || (searching && job.status === 'done')} onPress={ask}>
            Search among {count(n)} {subset.among}
          </Button>
        )}
        {subset.chosen && n < 4 && (
          <p className="note warning-note">A crystal has four corners; choose more {subset.among}.</p>
        )}
        {job.error && <p className="note warning-note">{job.error.message}</p>}
        {seek === 'clusters'
          ? clusters.result && <Clusters found={clusters.result} name={subset.name} />
          : search.result && <Crystals found={search.result} name={subset.name} stale={search.stale} />}
      </div>
    </Section>
  );
}

function Subset() {
  const layer = useLayer();
  const view = useTricosm((state) => state.view.atom);
  const { subset } = useSearch();
  const options = [
    { id: 'frequent', name: 'the most frequent' },
    { id: 'label', name: subset.among === 'words' ? 'words that contain…' : 'labels that contain…' },
    ...(subset.among === 'features' && subset.lobe !== null
      ? [{ id: 'lobe', name: `lobe ${subset.lobe + 1}, as chosen in Brain` }]
      : []),
  ];
  return (
    <>
      {layer.has.decoder && layer.has.words && (
        <Segmented
          label="search among"
          value={subset.among}
          options={[
            { id: 'features', name: 'features' },
            { id: 'words', name: 'words' },
          ]}
          onChange={(among) => change({ among })}
        />
      )}
      <Segmented
        label="what is looked for"
        value={view.seek}
        options={[
          { id: 'parallelogram', name: 'parallelogram' },
          { id: 'trapezoid', name: 'trapezoid' },
          { id: 'clusters', name: 'k-means' },
        ]}
        onChange={(seek) => change({ seek })}
      />
      <SelectField
        label="among"
        hideLabel
        value={options.some(({ id }) => id === view.subset) ? view.subset : 'frequent'}
        options={options}
        onChange={(next) => change({ subset: next as AtomView['subset'] })}
      />
      {view.subset === 'label' && (
        <TextField className="word-field" value={view.label} onChange={(label) => change({ label })}>
          <Label className="label">text</Label>
          <Input className="input" />
        </TextField>
      )}
      <SliderField
        label="at most"
        value={view.size}
        least={100}
        most={2000}
        step={100}
        print={count}
        onChange={(size) => change({ size })}
      />
    </>
  );
}

function Crystals({
  found,
  name,
  stale,
}: {
  found: CrystalSearch;
  name: (i: number) => string;
  stale: boolean;
}) {
  const shown = useTricosm((state) => state.view.atom.found);
  const best = found.nullErrors.map((errors) => errors[0] ?? NaN).filter(Number.isFinite);
  const first = found.crystals[0];
  return (
    <div>
      {first ? (
        <p className="story">
          Best error {fixed(first.error, 3)}
          {best.length > 0 && `; Gaussian points of the same covariance: ${fixed(Math.min(...best), 3)}`}.
        </p>
      ) : (
        <p className="story">No crystal was found among these.</p>
      )}
      <table className="data-table small-table">
        <caption className="visually-hidden">Crystals found, the best first</caption>
        <thead>
          <tr>
            <th scope="col">a → b along c → d</th>
            <th scope="col" className="number">
              error
            </th>
            <th scope="col" className="number">
              by chance
            </th>
          </tr>
        </thead>
        <tbody>
          {found.crystals.map((crystal, i) => (
            <tr key={crystal.corners.join()} data-current={shown === i || undefined}>
              <td>
                <button
                  className="link-button"
                  disabled={stale}
                  onClick={() => store.getState().setAtom({ space: 'search', found: i })}
                >
                  {name(crystal.corners[0])} → {name(crystal.corners[1])}
                  <br />
                  {name(crystal.corners[2])} → {name(crystal.corners[3])}
                </button>
              </td>
              <td className="number">{fixed(crystal.error, 3)}</td>
              <td className="number">
                {Number.isNaN(crystal.expected) ? '–' : significant(crystal.expected, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        Exact among the {count(found.compared)} shortest of {count(found.differences)} differences, each
        compared with each: complete for sides up to {fixed(found.longest, 3)}. By chance: crystals at least
        as good among Gaussian points of the same mean, covariance and lengths, {found.nullErrors.length}{' '}
        {found.nullErrors.length === 1 ? 'draw' : 'draws'}.
      </p>
    </div>
  );
}

function Clusters({ found, name }: { found: DifferenceClusters; name: (i: number) => string }) {
  return (
    <div>
      {found.best && (
        <NullFigure
          name="concentration of the best cluster"
          value={found.best.value}
          distribution={found.best.null}
          z={found.best.z}
          p={found.best.p}
          n={`${found.best.null.samples.length} Gaussian clouds`}
        />
      )}
      <table className="data-table small-table">
        <caption className="visually-hidden">Clusters of differences, the most concentrated first</caption>
        <thead>
          <tr>
            <th scope="col">typical differences</th>
            <th scope="col" className="number">
              size
            </th>
            <th scope="col" className="number">
              concentration
            </th>
          </tr>
        </thead>
        <tbody>
          {found.clusters.map((cluster, i) => (
            <tr key={i}>
              <td>
                {[0, 1, 2]
                  .filter((pair) => 2 * pair < cluster.pairs.length)
                  .map((pair) => (
                    <div key={pair}>
                      {name(cluster.pairs[2 * pair]!)} → {name(cluster.pairs[2 * pair + 1]!)}
                    </div>
                  ))}
              </td>
              <td className="number">{count(cluster.size)}</td>
              <td className="number">{fixed(cluster.concentration, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        k-means over {count(found.clustered)} of {count(found.differences)} differences at unit length;
        concentration is the mean cosine with the cluster’s mean direction.
      </p>
    </div>
  );
}
