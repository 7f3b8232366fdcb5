import { count } from '../../../../controls/numbers.ts';
import { Section } from '../../../../controls/frame/Section.tsx';
import type { JobView } from '../../../../jobs/follow/useJob.ts';
import { useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { FoundClusters } from './FoundClusters.tsx';
import { FoundCrystals } from './FoundCrystals.tsx';
import { SearchSubset } from './SearchSubset.tsx';
import { setAtom, useAtom } from '../../useAtom.ts';
import { useSearch } from '../../useSearch.ts';
import { method } from '../../method.ts';

/** Looks for crystals among features or words without knowing any relation. */
export function SearchSection() {
  const layer = useLayer();
  const { subset, search, stale, clusters } = useSearch();
  const { seek, searching } = useAtom((view) => view);
  if (!layer.has.decoder && !layer.has.words) return null;
  const job = seek === 'clusters' ? clusters : search;
  const n = subset.chosen?.length ?? 0;
  const ask = () => {
    if (searching) job.retry();
    else setAtom({ searching: true, found: null, space: 'search' });
  };
  // Features and words go by the same numbers: results of the others would get wrong names.
  const ofSubset = <P extends { readonly among: string }, R>(view: JobView<P, R>): JobView<P, R> =>
    view.resultOf?.parameters.among === subset.among ? view : { ...view, result: null };
  const request = {
    action: `Search among ${count(n)} ${subset.among}`,
    cancel: 'Cancel the search',
    primary: true,
    isDisabled: n < 4,
  };
  return (
    <Section title="Crystal search" method={method('search')}>
      <div className="stack">
        <SearchSubset />
        {seek === 'clusters' ? (
          <Ask {...request} of={{ ...ofSubset(clusters), automatic: false, ask }}>
            {(found) => <FoundClusters found={found} name={subset.name} />}
          </Ask>
        ) : (
          <Ask {...request} of={{ ...ofSubset(search), stale, automatic: false, ask }}>
            {(found) => <FoundCrystals found={found} name={subset.name} stale={stale} />}
          </Ask>
        )}
        {subset.chosen && n < 4 && (
          <p className="note warning-note">A crystal has four corners; choose more {subset.among}.</p>
        )}
      </div>
    </Section>
  );
}
