import { count } from '../../../../controls/numbers.ts';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { RANKING_DEFAULTS, TOKEN_DEFAULTS } from '../../analysis/tokens/defaults.ts';
import { MOST_FEATURES } from '../../analysis/tokens/limits.ts';
import type { RankedClusters } from '../../analysis/tokens/report.ts';
import { rankingVerdict } from '../../analysis/tokens/verdict.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { useRanking } from '../../useRanking.ts';
import { CLUSTER_COUNTS } from '../../view.ts';
import { RankingTable } from './RankingTable.tsx';

const RANKED = [
  { id: 'lobes', name: 'lobes' },
  { id: 'directions', name: 'clusters of directions' },
] as const;

const INDICES = [
  { id: 'score', name: 'shape score' },
  { id: 'separability', name: 'separability' },
  { id: 'mixture', name: 'mixture' },
] as const;

/** Every cluster by the shape of its tokens: where to look for features of several dimensions. */
export function RankingSection() {
  const { rankOf, rankBy, rankClusters } = useBrain((view) => view);
  const ranking = useRanking();
  const { draft, status } = ranking;
  return (
    <Section title="Which clusters have a shape?">
      <div className="stack">
        <Segmented
          label="ranked"
          value={rankOf}
          options={RANKED}
          onChange={(next) => setBrain({ rankOf: next })}
        />
        {rankOf === 'directions' && (
          <SelectField
            label="number of clusters"
            value={rankClusters}
            options={CLUSTER_COUNTS.map((id) => ({ id, name: id }))}
            onChange={(next) => setBrain({ rankClusters: next })}
          />
        )}
        <Segmented
          label="rank by"
          value={rankBy}
          options={INDICES}
          onChange={(next) => setBrain({ rankBy: next })}
        />
        <Ask
          of={ranking}
          action={rankOf === 'lobes' ? 'Rank the lobes' : 'Rank the clusters'}
          cost={`The shapes of the tokens of every cluster beside permuted activations: a first look with ${RANKING_DEFAULTS.firstRotations} rotations and ${RANKING_DEFAULTS.firstDraws} draws, then the best ones in full, with ${count(TOKEN_DEFAULTS.rotations)} rotations and ${TOKEN_DEFAULTS.draws} draws or more. It takes minutes, in the background.`}
        >
          {(found) => <Ranking found={found} />}
        </Ask>
        {status === 'running' && draft && <RankingTable found={draft} busy />}
      </div>
    </Section>
  );
}

/** A ranking in words, and as a table. */
function Ranking({ found }: { found: RankedClusters }) {
  const { item } = useDataset().info;
  const { single, large, silent, apart = 0 } = found.leftOut;
  const reasons = [
    large > 0
      ? `${count(large)} with more than ${count(MOST_FEATURES)} ${item}s (choose more, smaller clusters)`
      : '',
    single > 0 ? `${count(single)} of one ${item}` : '',
    silent > 0 ? `${count(silent)} that fire at too few tokens` : '',
    apart > 0 ? `${count(apart)} whose ${item}s share too few of their strongest tokens` : '',
  ].filter(Boolean);
  return (
    <>
      <p className="note">{rankingVerdict(found.candidates)}</p>
      <RankingTable found={found} />
      {reasons.length > 0 && <p className="note">Not looked at: {reasons.join(', ')}.</p>}
    </>
  );
}
