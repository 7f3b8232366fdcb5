import { useMemo } from 'react';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { count, percent } from '../../../controls/numbers.ts';
import { Histogram } from '../../../charts/lazy.ts';
import { Section } from '../../../controls/frame/Section.tsx';
import { useDataset } from '../../../state/hooks.ts';
import type { BrainLobes } from '../jobs.ts';
import { useBrain } from '../useBrain.ts';
import { method } from '../method.ts';

/** A feature that fires in more than this share of the blocks is called dense. */
const DENSE = 0.5;

/** In how many blocks features fire, and how many features the filters leave out. */
export function FrequencySection({ found }: { found: BrainLobes }) {
  const { info } = useDataset();
  const { minimumBlocks, maximumShare } = useBrain((view) => view);
  const { fired, blocks, leftOut } = found;
  const logs = useMemo(
    () =>
      Float64Array.from(
        fired.filter((times) => times > 0),
        Math.log10,
      ),
    [fired],
  );
  const dead = fired.length - logs.length;
  const dense = fired.reduce((sum, times) => sum + (times > DENSE * blocks ? 1 : 0), 0);
  const out = leftOut.rare + leftOut.frequent;
  const filtered = minimumBlocks > 0 || maximumShare < 100;
  return (
    <Section title="How often features fire" method={method('frequency')}>
      <div className="stack">
        <Guard name="The chart" waiting={<p className="note chart-waiting">Drawing…</p>}>
          <Histogram
            method={method('frequency')}
            label={`Blocks in which ${info.item}s fire`}
            measure="blocks (logarithmic)"
            logarithmic
            values={logs}
            bins={32}
            height={116}
          />
        </Guard>
        <dl className="figures">
          <div>
            <dt>dead: fire in no block</dt>
            <dd>{count(dead)}</dd>
          </div>
          <div>
            <dt>dense: in more than half</dt>
            <dd>{count(dense)}</dd>
          </div>
        </dl>
        <p className="note">
          {found.numbers
            ? `As published: every ${info.item} is clustered, also those that fire in no block or in all, and no filter acts.`
            : filtered
              ? `The filters leave out ${count(out)} of ${count(fired.length)} ${info.item}s (${percent(out / fired.length)}): those that fire in fewer than ${count(minimumBlocks)} blocks or in more than ${maximumShare} % of them. The filters act on everything in this panel.`
              : `No filter by frequency: every ${info.item} is clustered that fires in some blocks but not in all.`}
        </p>
      </div>
    </Section>
  );
}
