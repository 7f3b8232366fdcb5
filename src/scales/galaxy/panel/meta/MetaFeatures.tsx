import { Button } from '../../../../controls/Button.tsx';
import { count } from '../../../../controls/numbers.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { featureColumn } from '../../../shared/featureColumn.tsx';
import { SelectThese } from '../../../shared/SelectThese.tsx';
import { useLabels } from '../../../shared/useLabels.ts';
import { featuresOfMetas, type MetaSae, type Strength } from '../../analysis/index.ts';
import { setGalaxy, useGalaxy } from '../../useGalaxy.ts';

/** The features of the chosen meta-feature, to be pinned, selected or coloured. */
export function MetaFeatures({ found }: { found: MetaSae }) {
  const { info } = useDataset();
  const meta = useGalaxy((view) => view.meta);
  const colour = useGalaxy((view) => view.colour);
  const labels = useLabels().result;
  if (meta === null || meta >= found.width) {
    return (
      <p className="note">
        Choose a meta-feature to list its {info.item}s. The parts of a pinned {info.item} are in its card.
      </p>
    );
  }
  const features = featuresOfMetas(found)[meta]!;
  return (
    <>
      <DataTable
        caption={`The ${count(features.length)} ${info.item}s of meta-feature ${meta}`}
        showCaption
        columns={[
          featureColumn<Strength>({
            item: info.item,
            feature: ({ index }) => index,
            labels,
          }),
          {
            header: 'strength',
            title: 'factor of the meta-feature’s unit direction in the unit direction',
            value: ({ strength }) => strength,
            decimals: 2,
          },
        ]}
        rows={features}
        rowKey={({ index }) => index}
        height={220}
        compact
        empty={`Meta-feature ${meta} is active in no ${info.item}.`}
      />
      <SelectThese members={features.map(({ index }) => index)} of={`of meta-feature ${meta}`} />
      {colour !== 'meta' && (
        <div className="row">
          <Button kind="quiet" onPress={() => setGalaxy({ colour: 'meta' })}>
            Colour by meta-feature
          </Button>
        </div>
      )}
    </>
  );
}
