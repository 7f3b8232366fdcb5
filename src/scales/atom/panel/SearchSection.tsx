import { count, percent } from '../../../controls/numbers.ts';
import { Button } from '../../../controls/Button.tsx';
import { Section } from '../../../controls/Section.tsx';
import { useLayer } from '../../../state/hooks.ts';
import { FoundClusters } from './FoundClusters.tsx';
import { FoundCrystals } from './FoundCrystals.tsx';
import { SearchSubset } from './SearchSubset.tsx';
import { useSearch } from '../useSearch.ts';
import { setAtom, useAtom } from '../useAtom.ts';

/** Looks for crystals among features or words without being told the relations. */
export function SearchSection() {
  const layer = useLayer();
  const { subset, search, stale, clusters } = useSearch();
  const { seek, searching } = useAtom((view) => view);
  if (!layer.has.decoder && !layer.has.words) return null;
  const job = seek === 'clusters' ? clusters : search;
  const n = subset.chosen?.length ?? 0;
  const ask = () => {
    if (searching) job.retry();
    else setAtom({ searching: true, found: null });
  };
  return (
    <Section title="Crystal search">
      <div className="stack">
        <SearchSubset />
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
          ? clusters.result && <FoundClusters found={clusters.result} name={subset.name} />
          : search.result && <FoundCrystals found={search.result} name={subset.name} stale={stale} />}
      </div>
    </Section>
  );
}
