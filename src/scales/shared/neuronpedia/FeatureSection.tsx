import { useState } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { Section } from '../../../controls/Section.tsx';
import { isRecorded } from '../../../dataset/layers.ts';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { companyJob } from '../../brain/jobs.ts';
import { neighboursJob } from '../neighbours.ts';
import { NeuronpediaLabels } from './Labels.tsx';
import './neuronpedia.css';
import { featureFrame, featurePage } from '../../../dataset/neuronpediaPages.ts';

/** So many are listed beside it: the nearest by direction, and its company by each affinity. */
const LISTED = 10;

/** The pinned feature at Neuronpedia: labels of what is listed, and its dashboard in a frame. */
export function NeuronpediaSection({ feature }: { feature: number }) {
  const { url, info } = useDataset();
  const layer = useLayer();
  const { neuronpedia } = layer;
  const [open, setOpen] = useState(false);
  const of = { layer: layer.id, feature };
  const near = useJob(neighboursJob, neuronpedia ? url : null, {
    ...{ layer: layer.id, among: 'features', of: feature, count: LISTED },
  });
  const company = useJob(companyJob, neuronpedia && isRecorded(layer) ? url : null, { ...of, count: LISTED });
  if (!neuronpedia) return null;
  const nearest = near.stale ? [] : [...(near.result?.indices ?? [])];
  const fellows = company.stale ? [] : (company.result?.lists ?? []).flatMap(({ features }) => [...features]);
  return (
    <Section title="Neuronpedia">
      <div className="stack">
        <NeuronpediaLabels features={[feature, ...nearest, ...fellows]} />
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
            The dashboard is a page of neuronpedia.org: shown, it is loaded from there, and the site learns
            your address and which {info.item} you look at. Nothing else of this page is sent.
          </p>
        )}
      </div>
    </Section>
  );
}
