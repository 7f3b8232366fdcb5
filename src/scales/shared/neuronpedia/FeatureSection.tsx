import { useState } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import { featureFrame, featurePage } from '../../../dataset/neuronpediaPages.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { neighboursJob } from '../neighbours.ts';
import { NeuronpediaLabels } from './Labels.tsx';
import './neuronpedia.css';

/** The number of nearest directions that the card lists. */
const LISTED = 10;

/**
 * The pinned feature at Neuronpedia: labels of the features that the card lists, and its dashboard in a frame.
 *
 * @param others  features that the card lists besides the nearest directions
 */
export function NeuronpediaSection({ feature, others }: { feature: number; others: readonly number[] }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { neuronpedia } = layer;
  const [open, setOpen] = useState(false);
  const near = useJob(neighboursJob, neuronpedia ? reference : null, {
    layer: layer.id,
    among: 'features',
    of: feature,
    count: LISTED,
  });
  if (!neuronpedia) return null;
  const nearest = near.stale ? [] : [...(near.result?.indices ?? [])];
  return (
    <Section title="Neuronpedia">
      <div className="stack">
        <NeuronpediaLabels features={[feature, ...nearest, ...others]} />
        <div className="row">
          <Button aria-expanded={open} onPress={() => setOpen(!open)}>
            {open ? 'Hide its dashboard' : 'Show its dashboard'}
          </Button>
          <a className="note" href={featurePage(neuronpedia, feature)} target="_blank" rel="noreferrer">
            Open in a new tab
          </a>
        </div>
        {open ? (
          <iframe
            className="neuronpedia-frame"
            title={`Neuronpedia’s dashboard of ${info.item} ${feature}`}
            src={featureFrame(neuronpedia, feature)}
            sandbox="allow-scripts allow-same-origin allow-popups"
            referrerPolicy="no-referrer"
          />
        ) : (
          <p className="note">
            The dashboard is a page of neuronpedia.org. When you show it, your browser loads it from there,
            and the site learns your address and which {info.item} you look at. Nothing else of this page is
            sent.
          </p>
        )}
      </div>
    </Section>
  );
}
