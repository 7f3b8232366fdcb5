import { count, percent } from '../../../controls/numbers.ts';
import { Button } from '../../../controls/Button.tsx';
import { CheckField } from '../../../controls/CheckField.tsx';
import { Section } from '../../../controls/Section.tsx';
import { Segmented } from '../../../controls/Segmented.tsx';
import { SliderField } from '../../../controls/SliderField.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { BrainView } from '../view.ts';
import { affinityEntry, affinityTitle, COOCCURRENCE_AFFINITIES } from '../analysis/affinities.ts';
import { degenerateLobes } from '../analysis/degenerate.ts';
import type { BrainLobes } from '../jobs.ts';
import { LobeCard } from './LobeCard.tsx';
import { LobeTable } from './LobeTable.tsx';
import { NumberEntry } from '../../../controls/NumberEntry.tsx';
import { SaveFirings } from './SaveFirings.tsx';
import { useLobes } from '../../shared/lobes/useLobes.ts';
import type { ShownLobes } from '../../cloud/lobes/useLooks.ts';
import { setBrain, useBrain } from '../useBrain.ts';

/** The slider goes so far; more is typed. */
const ON_SLIDER = 64;
const MOST = 1024;

const set = (change: Partial<BrainView>) => setBrain(change);

/** Which lobes: affinity, k, filters; the table of what was found. */
export function LobesSection({ shown }: { shown: ShownLobes }) {
  const layer = useLayer();
  const { affinity, k, lobe } = useBrain((view) => view);
  const lobes = useLobes();
  return (
    <Section title="Lobes">
      <div className="stack">
        <Segmented
          label="affinity"
          value={affinity}
          options={COOCCURRENCE_AFFINITIES.map((id) => ({ id, name: affinityTitle(id) }))}
          onChange={(next) => set({ affinity: next, lobe: null })}
        />
        <SliderField
          label="lobes k"
          value={k}
          least={2}
          most={Math.max(ON_SLIDER, k)}
          onChange={(next) => set({ k: next, lobe: null })}
        />
        <NumberEntry
          label="k, up to 1,024"
          value={k}
          least={2}
          most={MOST}
          onChange={(next) => set({ k: next, lobe: null })}
        />
        <p className="note">
          {layer.has.firings ? '' : 'Counts of pairs in '}
          {count(layer.blocks)} blocks{layer.firingRule && `; ${layer.firingRule}`}.{' '}
          {affinityEntry(affinity).meaning}.
          {!layer.has.firings &&
            ' The blocks themselves are not in this dataset: what needs them (categories of documents, stability, the blocks of two features) is left out.'}
        </p>
        <SaveFirings />
        <Filters />
        {lobes.status === 'running' && (
          <div className="row">
            <span className="note" role="status">
              {shown.found ? 'Computing anew; the last lobes stay. ' : 'Computing lobes… '}
              {lobes.text}
            </span>
            <Button kind="quiet" onPress={lobes.cancel}>
              Cancel
            </Button>
          </div>
        )}
        {lobes.status === 'cancelled' && (
          <div className="row">
            <span className="note">
              Cancelled{shown.found && lobes.stale ? '; the lobes below are the last ones' : ''}.
            </span>
            <Button onPress={lobes.retry}>Compute lobes</Button>
          </div>
        )}
        {lobes.error && <p className="note warning-note">{lobes.error.message}</p>}
      </div>
      {shown.found && (
        <div className="stack lobes-found">
          <DegenerateNote found={shown.found} />
          <LobeTable shown={shown} />
          <LeftOut found={shown.found} />
          {lobe !== null && lobe < shown.found.sizes.length && <LobeCard shown={shown} lobe={lobe} />}
        </div>
      )}
    </Section>
  );
}

function Filters() {
  const layer = useLayer();
  const { keepSilent, minimumBlocks, maximumShare } = useBrain((view) => view);
  const active = [
    minimumBlocks > 0 ? `at least ${count(minimumBlocks)} blocks` : '',
    maximumShare < 100 ? `at most ${maximumShare} % of blocks` : '',
    keepSilent ? 'silent ones kept' : '',
  ].filter(Boolean);
  return (
    <details>
      <summary>Filters{active.length > 0 ? `: ${active.join(', ')}` : ' by frequency'}</summary>
      <div className="stack">
        <NumberEntry
          label="fires in at least"
          value={minimumBlocks}
          least={0}
          most={layer.blocks}
          unit="blocks"
          onChange={(next) => set({ minimumBlocks: next, lobe: null })}
        />
        <NumberEntry
          label="fires in at most"
          value={maximumShare}
          least={1}
          most={100}
          unit="% of blocks"
          onChange={(next) => set({ maximumShare: next, lobe: null })}
        />
        <CheckField value={keepSilent} onChange={(next) => set({ keepSilent: next, lobe: null })}>
          keep silent and always-on features
        </CheckField>
      </div>
    </details>
  );
}

/** Lobes that are splinters are called so, with the way out at hand. */
function DegenerateNote({ found }: { found: BrainLobes }) {
  const { info } = useDataset();
  const small = degenerateLobes(found.labels, found.sizes, found.fired);
  if (!small) return null;
  const name = affinityTitle(found.affinity);
  const { minimumBlocks: least } = small;
  const many = small.lobes.length;
  return (
    <div className="stack">
      <p className="note warning-note">
        {many} {many === 1 ? 'lobe holds' : 'lobes hold'} {count(small.features)} of {count(found.clustered)}{' '}
        {info.item}s: {small.rare ? 'rare ' : ''}
        {info.item}s {small.rare ? `are nearly disconnected under ${name}` : `split off under ${name}`}.
      </p>
      {least !== null && (
        <div className="row">
          <Button onPress={() => set({ minimumBlocks: least, lobe: null })}>
            Ask for at least {count(least)} blocks
          </Button>
          <span className="note">
            leaves out {count(small.wouldLeaveOut)} {info.item}s (
            {percent(small.wouldLeaveOut / found.clustered)})
          </span>
        </div>
      )}
    </div>
  );
}

function LeftOut({ found }: { found: BrainLobes }) {
  const { info } = useDataset();
  const { silent, alwaysOn, rare, frequent } = found.leftOut;
  const parts = [
    silent > 0 ? `${count(silent)} silent` : '',
    alwaysOn > 0 ? `${count(alwaysOn)} always on` : '',
    rare > 0 ? `${count(rare)} rare` : '',
    frequent > 0 ? `${count(frequent)} frequent` : '',
  ].filter(Boolean);
  return (
    <p className="note">
      {count(found.clustered)} {info.item}s clustered
      {parts.length > 0 ? `; left out and grey: ${parts.join(', ')}` : '; none left out'}
      {found.isolated > 0 ? `; ${count(found.isolated)} have no affinity with any other` : ''}.
      {found.converged ? '' : ' The eigenvectors have not converged: read the lobes with care.'}
    </p>
  );
}
