import type { ReactNode } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { count, significantPercent } from '../../../controls/numbers.ts';
import { Room } from '../../../controls/frame/Room.tsx';
import { NUMBER_COLUMN } from '../../../dataset/dataset.ts';
import { useLooks } from '../../../scales/cloud/lobes/useLooks.ts';
import { useLobes } from '../../../scales/shared/lobes/useLobes.ts';
import { sourceKey, useFetched } from '../../../scales/shared/neuronpedia/fetched.ts';
import { ToggleMember } from '../../../scales/shared/ToggleMember.tsx';
import { useLabels } from '../../../scales/shared/useLabels.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { pin } from '../../../state/pin.ts';

/** Its number and labels, its frequency, category and lobe. */
export function Summary({ feature }: { feature: number }) {
  const { info } = useDataset();
  const layer = useLayer();
  const { result: labels, error } = useLabels();
  const reading = layer.has.labels && !labels && !error;
  const title = info.item[0]!.toUpperCase() + info.item.slice(1);
  const frequency = labels?.frequency?.[feature] ?? NaN;
  const category = labels?.category[feature];
  const number = labels?.numeric[NUMBER_COLUMN]?.[feature];
  const description = labels?.description[feature];
  const explanation = useExplanation(feature);
  return (
    <div className="section stack">
      <div className="feature-title">
        <h2>
          {title} {feature}
        </h2>
        <ToggleMember item="feature" index={feature} />
        <Button
          kind="quiet"
          aria-label={`Unpin ${info.item} ${feature}`}
          onPress={() => pin('feature', null)}
        >
          ✕
        </Button>
      </div>
      <Room stack name="summary" height={122} waiting={reading}>
        <p>{reading ? 'Reading labels…' : description || 'no label'}</p>
        {explanation && explanation !== description && <p className="note">Neuronpedia: {explanation}</p>}
        <dl className="figures">
          {layer.sample && number !== undefined && <Figure name={NUMBER_COLUMN}>{count(number)}</Figure>}
          {!Number.isNaN(frequency) && (
            <Figure name="frequency, tokens">{significantPercent(frequency)}</Figure>
          )}
          {category && <Figure name="mostly in">{category}</Figure>}
          <Lobe feature={feature} />
        </dl>
      </Room>
    </div>
  );
}

/** What Neuronpedia says of the feature, if its labels were fetched. */
function useExplanation(feature: number): string | undefined {
  const { neuronpedia } = useLayer();
  return useFetched(({ bySource }) => neuronpedia && bySource.get(sourceKey(neuronpedia))?.get(feature));
}

function Lobe({ feature }: { feature: number }) {
  const { found, stale, looks } = useLooks();
  const { status } = useLobes();
  // While others are computed, the feature may be in another lobe.
  const lobe = stale ? undefined : found?.labels[feature];
  if (lobe === undefined) return status === 'running' ? <Figure name="lobe">finding lobes…</Figure> : null;
  return (
    <Figure name="lobe">
      {lobe >= 0 ? (
        <span className="tag">
          <span className="swatch" style={{ background: looks[lobe]!.colour }} />
          {looks[lobe]!.name}
        </span>
      ) : (
        'left out of the lobes'
      )}
    </Figure>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
