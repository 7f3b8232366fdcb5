import { Button } from '../../../../controls/Button.tsx';
import { count, percent } from '../../../../controls/numbers.ts';
import { useDataset } from '../../../../state/hooks.ts';
import { degenerateLobes } from '../../analysis/lobes/degenerate.ts';
import type { BrainLobes } from '../../jobs.ts';
import { affinityTitle } from '../../analysis/affinities/affinities.ts';
import { setBrain } from '../../useBrain.ts';

/** Says which lobes are splinters of a few features, and offers a filter that avoids them. */
export function DegenerateNote({ found }: { found: BrainLobes }) {
  const { item } = useDataset().info;
  const small = degenerateLobes(found.labels, found.sizes, found.fired);
  if (!small) return null;
  const name = affinityTitle(found.affinity);
  const { minimumBlocks: least } = small;
  const n = small.lobes.length;
  return (
    <div className="stack">
      <p className="note warning-note">
        {n} {n === 1 ? 'lobe holds' : 'lobes hold'} {count(small.features)} of {count(found.clustered)} {item}
        s: {small.rare ? `rare ${item}s are nearly disconnected` : `${item}s split off`} under {name}.
      </p>
      {least !== null && !found.numbers && (
        <div className="row">
          <Button onPress={() => setBrain({ minimumBlocks: least, lobe: null })}>
            Require at least {count(least)} blocks
          </Button>
          <span className="note">
            leaves out {count(small.wouldLeaveOut)} {item}s ({percent(small.wouldLeaveOut / found.clustered)})
          </span>
        </div>
      )}
    </div>
  );
}

/** How many features were clustered, and why the others were not. */
export function LeftOut({ found }: { found: BrainLobes }) {
  const { item } = useDataset().info;
  const { silent, alwaysOn, rare, frequent } = found.leftOut;
  const parts = [
    silent > 0 ? `${count(silent)} silent` : '',
    alwaysOn > 0 ? `${count(alwaysOn)} always on` : '',
    rare > 0 ? `${count(rare)} rare` : '',
    frequent > 0 ? `${count(frequent)} frequent` : '',
  ].filter(Boolean);
  return (
    <p className="note">
      {count(found.clustered)} {item}s clustered
      {parts.length > 0 ? `; left out and grey: ${parts.join(', ')}` : '; none left out'}
      {found.isolated > 0 ? `; ${count(found.isolated)} have no affinity with any other` : ''}.
      {found.converged ? '' : ' The eigenvectors have not converged: read the lobes with care.'}
    </p>
  );
}
