import { saveTable } from '../../../charts/saveTable.ts';
import { Button } from '../../../controls/Button.tsx';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { useDataset } from '../../../state/hooks.ts';
import type { LayerFigures } from '../sweep.ts';
import { windowOf } from '../useShape.ts';
import { useGalaxy } from '../useGalaxy.ts';

const COLUMNS = [
  'layer',
  'features',
  'dim',
  'from',
  'to',
  'slope',
  'slope_low',
  'slope_high',
  'gaussian_slope',
  'log_volume',
  'log_volume_error',
  'participation_ratio',
  'clustering_entropy',
  'clustering_entropy_error',
  'clustering_entropy_z',
  'published_difference',
  'seed',
];

/** Saves the layers' figures, to all their digits, as comma-separated values. */
export function SaveLayers({
  layers,
  figures,
}: {
  layers: readonly LayerInfo[];
  figures: Readonly<Record<string, LayerFigures>>;
}) {
  const { info } = useDataset();
  const { from, to, seed } = useGalaxy((view) => view);
  const save = () => {
    const rows = layers.map((layer) => {
      const { shape, entropy } = figures[layer.id] ?? {};
      const read = shape && windowOf(shape, { from, to });
      return [
        layer.id,
        layer.features,
        layer.dim,
        read?.powerLaw.from,
        read?.powerLaw.to,
        read?.powerLaw.slope,
        read?.powerLaw.ci95[0],
        read?.powerLaw.ci95[1],
        read?.gaussian.powerLaw.slope,
        read?.logVolume,
        read?.logVolumeError,
        read?.participationRatio,
        entropy?.difference.value,
        entropy?.difference.error,
        entropy?.difference.z,
        entropy?.published.difference,
        seed,
      ];
    });
    saveTable(`${info.name}-layers`, COLUMNS, rows);
  };
  return (
    <div className="row">
      <Button onPress={save}>Save as CSV</Button>
    </div>
  );
}
