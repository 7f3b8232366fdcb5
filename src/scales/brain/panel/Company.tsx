import { useState } from 'react';
import { count, fixed } from '../../../controls/numbers.ts';
import { Section } from '../../../controls/Section.tsx';
import { Segmented } from '../../../controls/Segmented.tsx';
import { isRecorded } from '../../../dataset/layers.ts';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import { affinityTitle, COOCCURRENCE_AFFINITIES } from '../analysis/affinities.ts';
import { setBrain, useBrain } from '../useBrain.ts';
import { neighboursJob } from '../../shared/neighbours.ts';
import { useLabels } from '../../shared/useLabels.ts';
import { Meeting } from './Meeting.tsx';
import { useCompany } from '../useCompany.ts';
import { useLooks } from '../../cloud/lobes/useLooks.ts';

/** The nearest directions that count as near. */
const NEAR = 50;

/** The features that a feature fires with most, by each affinity, and which of them are near it by direction. */
export function Company({ feature }: { feature: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { found, looks } = useLooks();
  const affinity = useBrain((view) => view.company);
  const [other, setOther] = useState<number | null>(null);
  const has = isRecorded(layer);
  const kept = useCompany(feature);
  const near = useJob(neighboursJob, layer.has.decoder ? reference : null, {
    layer: layer.id,
    among: 'features',
    of: feature,
    count: Math.min(NEAR, layer.features - 1),
  }).result;
  const labels = useLabels().result;
  if (!has) return null;
  if (kept.error) return <p className="section note warning-note">{kept.error.message}</p>;
  const company = kept.result?.feature === feature ? kept.result : null;
  const list = company?.lists.find((one) => one.affinity === affinity);
  const nearest = new Map(near && Array.from(near.indices, (index, i) => [index, i + 1]));
  const both = list ? [...list.features].filter((index) => nearest.has(index)).length : 0;
  return (
    <Section title="Fires with">
      <div className="stack">
        <Segmented
          label="affinity of the company"
          value={affinity}
          options={COOCCURRENCE_AFFINITIES.map((id) => ({ id, name: affinityTitle(id) }))}
          onChange={(next) => setBrain({ company: next })}
        />
        {company && company.fired === 0 && (
          <p className="note">It fires in none of {count(company.blocks)} blocks: it has no company.</p>
        )}
        {list && list.features.length > 0 && (
          <>
            <table className="data-table company">
              <caption className="visually-hidden">
                The {info.item}s that {info.item} {feature} fires with most, by {affinityTitle(affinity)}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{info.item}</th>
                  <th scope="col" className="number">
                    {affinityTitle(affinity)}
                  </th>
                  <th scope="col" className="number">
                    blocks
                  </th>
                </tr>
              </thead>
              <tbody>
                {Array.from(list.features, (index, i) => (
                  <tr key={index}>
                    <td>
                      <button
                        className="link-button one-line"
                        title={labels?.description[index]}
                        onClick={() => store.getState().go({ feature: index })}
                      >
                        <span
                          className="swatch"
                          style={{
                            background: looks[found?.labels[index] ?? -1]?.colour ?? 'var(--category-other)',
                            marginRight: 6,
                          }}
                        />
                        {nearest.has(index) && (
                          <span className="both" title={`nearest direction no. ${nearest.get(index)}`}>
                            near{' '}
                          </span>
                        )}
                        {index} {labels?.description[index]}
                      </button>
                    </td>
                    <td className="number">{fixed(list.values[i]!, 3)}</td>
                    <td className="number">
                      {layer.has.firings ? (
                        <button
                          className="link-button"
                          aria-expanded={other === index}
                          aria-label={`${count(list.together[i]!)} blocks of both ${feature} and ${index}`}
                          onClick={() => setOther(other === index ? null : index)}
                        >
                          {count(list.together[i]!)}
                        </button>
                      ) : (
                        count(list.together[i]!)
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {other !== null && <Meeting a={feature} b={other} />}
            <p className="note">
              It fires in {count(company!.fired)} of {count(company!.blocks)} blocks.{' '}
              {near
                ? `${both} of these ${list.features.length} are among its ${near.indices.length} nearest directions (marked near).`
                : ''}
            </p>
          </>
        )}
      </div>
    </Section>
  );
}
