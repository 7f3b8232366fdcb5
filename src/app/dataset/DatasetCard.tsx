import { count } from '../../controls/numbers.ts';
import { Section } from '../../controls/Section.tsx';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { Datasheet } from './Datasheet.tsx';
import { ExportDataset } from './ExportDataset.tsx';
import { PublishedResults } from './PublishedResults.tsx';
import { Vectors } from './Vectors.tsx';

/** What the dataset is and where it comes from: shown while no point is pinned. */
export function DatasetCard() {
  const { info, url } = useDataset();
  const layer = useLayer();
  const scale = useTricosm((state) => state.view.scale);
  const { provenance } = info;
  const rows: readonly (readonly [string, string])[] = [
    ['model', provenance.model],
    ['SAE', provenance.sae],
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
          {provenance.datasheet && (
            <Datasheet url={new URL(provenance.datasheet, url).href} name={info.name} />
          )}
          <PublishedResults />
        </div>
      </Section>
      <Section title="Publish">
        <ExportDataset />
      </Section>
      <Vectors />
      <Section title="Inspector">
        <p className="note">
          Point at a dot to read what it is; click it to pin it here
          {scale === 'atom'
            ? ' with the relations it stands in.'
            : ' with what it fires on and its neighbours.'}
        </p>
      </Section>
    </>
  );
}
