import { useState } from 'react';
import { count } from '../../../../controls/numbers.ts';
import { Room } from '../../../../controls/frame/Room.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { isRecorded } from '../../../../dataset/layers.ts';
import { useJob } from '../../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { SelectThese } from '../../../shared/SelectThese.tsx';
import { neighboursJob } from '../../../shared/neighbours.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { useCompany } from '../../useCompany.ts';
import { Meeting } from './Meeting.tsx';
import { affinityTitle, COOCCURRENCE_AFFINITIES } from '../../analysis/affinities/affinities.ts';
import { ReadFirings } from '../../../shared/lobes/ReadFirings.tsx';
import { useFirings } from '../../../shared/lobes/useFirings.ts';
import { Failed } from '../../../shared/asking/Failed.tsx';
import { useCompanyColumns } from './useCompanyColumns.tsx';
import { method } from '../../method.ts';

/** Directions that count as near: this many of the nearest. */
const NEAR = 50;

/** The features that a feature fires with most, by each affinity, and which of them are near it by direction. */
export function Company({ feature }: { feature: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const affinity = useBrain((view) => view.company);
  const [other, setOther] = useState<number | null>(null);
  const has = isRecorded(layer);
  const firings = useFirings();
  const company = useCompany(feature);
  const directions = useJob(neighboursJob, layer.has.decoder ? reference : null, {
    layer: layer.id,
    among: 'features',
    of: feature,
    count: Math.min(NEAR, layer.features - 1),
  });
  const near = directions.stale ? null : directions.result;
  const nearest = new Map(near && Array.from(near.indices, (index, i) => [index, i + 1]));
  const columns = useCompanyColumns({ feature, affinity, nearest, other, onChoose: setOther });
  if (!has) return null;
  if (company.error) return <Failed of={company} section />;
  const found = company.result?.feature === feature ? company.result : null;
  const list = found?.lists.find((one) => one.affinity === affinity);
  const rows = Array.from(list?.features ?? [], (index, i) => ({
    feature: index,
    value: list!.values[i]!,
    together: list!.together[i]!,
  }));
  const both = rows.filter((row) => nearest.has(row.feature)).length;
  return (
    <Section title="Fires with" method={method('company')}>
      <div className="stack">
        <Segmented
          label="affinity of the company"
          value={affinity}
          options={COOCCURRENCE_AFFINITIES.map((id) => ({ id, name: affinityTitle(id) }))}
          onChange={(next) => setBrain({ company: next })}
        />
        {firings.wait && <ReadFirings firings={firings} action="Find company" />}
        <Room stack name="company" height={420} waiting={!found && !firings.wait}>
          {found?.fired === 0 && (
            <p className="note">
              This {info.item} fires in none of {count(found.blocks)} blocks, so it fires with no other.
            </p>
          )}
          {found && rows.length > 0 && (
            <>
              <DataTable
                caption={`The ${info.item}s that ${info.item} ${feature} fires with most, by ${affinityTitle(affinity)}`}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.feature}
              />
              <SelectThese
                members={rows.map((row) => row.feature)}
                of={`that ${feature} fires with most by ${affinityTitle(affinity)}`}
              />
              {other !== null && <Meeting a={feature} b={other} />}
              <p className="note">
                It fires in {count(found.fired)} of {count(found.blocks)} blocks.
                {near &&
                  ` ${both} of these ${rows.length} are among its ${near.indices.length} nearest directions (marked near).`}
              </p>
            </>
          )}
        </Room>
      </div>
    </Section>
  );
}
