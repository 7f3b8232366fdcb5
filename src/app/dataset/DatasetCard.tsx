import { count } from '../../controls/numbers.ts';
import { Section } from '../../controls/frame/Section.tsx';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { OwnColumnsSection } from '../columns/OwnColumnsSection.tsx';
import { itemOf } from '../inspector/inspected.ts';
import { OwnLesson } from '../lessons/OwnLesson.tsx';
import { ControlSection } from './ControlSection.tsx';
import { Datasheet } from './Datasheet.tsx';
import { ExportDataset } from './ExportDataset.tsx';
import { PublishedResults } from './PublishedResults.tsx';
import { Vectors } from './Vectors.tsx';

/** The dataset and where it comes from: shown while nothing is pinned. */
export function DatasetCard() {
  const { info, reference } = useDataset();
  const layer = useLayer();
  const item = useTricosm((state) => itemOf(state.view, layer));
  const { provenance } = info;
  const rows: readonly (readonly [string, string])[] = [
    ['model', provenance.model],
    ['SAE', provenance.sae],
    ['kind', layer.kind ?? ''],
    ['vectors', provenance.preprocessing],
    ['firing', layer.firingRule],
    ['licence', provenance.licence],
  ];
  return (
    <>
      <Section title="Dataset">
        <div className="stack">
          <h3>{info.title}</h3>
          <p className="note">{info.description}</p>
          <dl className="figures">
            <div>
              <dt>{layer.name}</dt>
              <dd>
                {layer.features > 0
                  ? `${count(layer.features)} ${info.item}s × ${layer.dim}`
                  : `word vectors × ${layer.dim}`}
              </dd>
            </div>
            {layer.blocks > 0 && (
              <div>
                <dt>recorded blocks</dt>
                <dd>{count(layer.blocks)}</dd>
              </div>
            )}
          </dl>
          <dl className="provenance">
            {rows.map(
              ([name, value]) =>
                value && (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ),
            )}
          </dl>
          {provenance.datasheet && reference.place.kind === 'web' && (
            <Datasheet url={new URL(provenance.datasheet, reference.place.address).href} name={info.name} />
          )}
          <OwnLesson />
          <PublishedResults />
        </div>
      </Section>
      <ControlSection />
      <OwnColumnsSection />
      <Section title="Publish">
        <ExportDataset />
      </Section>
      <Vectors />
      <Section title="Inspector">
        <p className="note">
          Point at a dot to identify it; click to pin it here
          {item === 'word' ? ' with its relations.' : ' with the texts it fires on and its neighbours.'}
        </p>
      </Section>
    </>
  );
}
