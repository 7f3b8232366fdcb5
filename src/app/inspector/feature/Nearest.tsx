import { Room } from '../../../controls/frame/Room.tsx';
import { Section } from '../../../controls/frame/Section.tsx';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useLooks } from '../../../scales/cloud/lobes/useLooks.ts';
import { Stale } from '../../../scales/shared/asking/Stale.tsx';
import { featureColumn } from '../../../scales/shared/featureColumn.tsx';
import { neighboursJob } from '../../../scales/shared/neighbours.ts';
import { SelectThese } from '../../../scales/shared/SelectThese.tsx';
import { useLabels } from '../../../scales/shared/useLabels.ts';
import { Failed } from '../../../scales/shared/asking/Failed.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { method } from '../../../scales/shared/method.ts';

const NEIGHBOURS = 10;

/** A feature and the cosine of its direction. */
interface Neighbour {
  readonly feature: number;
  readonly cosine: number;
}

/** The features whose directions are nearest. */
export function Nearest({ feature }: { feature: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const labels = useLabels().result;
  const { found: lobes, looks } = useLooks();
  const nearest = useJob(neighboursJob, layer.has.decoder ? reference : null, {
    layer: layer.id,
    among: 'features',
    of: feature,
    count: NEIGHBOURS,
  });
  if (nearest.error) return <Failed of={nearest} section />;
  if (!layer.has.decoder) return null;
  const rows = Array.from(nearest.result?.indices ?? [], (index, i) => ({
    feature: index,
    cosine: nearest.result!.cosines[i]!,
  }));
  const columns: readonly Column<Neighbour>[] = [
    featureColumn<Neighbour>({
      item: info.item,
      feature: (row) => row.feature,
      labels,
      colourOf: (index) => looks[lobes?.labels[index] ?? -1]?.colour,
    }),
    { header: 'cosine', value: ({ cosine }) => cosine, decimals: 3 },
  ];
  return (
    <Section title="Nearest by direction" method={method('nearest')}>
      <Room name="nearest by direction" height={330} waiting={!nearest.result}>
        <Stale stale={nearest.stale}>
          <DataTable
            caption={`The ${info.item}s nearest to ${info.item} ${feature} by cosine of their directions`}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.feature}
          />
          {rows.length > 0 && (
            <SelectThese members={rows.map((row) => row.feature)} of={`nearest to ${feature} by direction`} />
          )}
        </Stale>
      </Room>
    </Section>
  );
}
