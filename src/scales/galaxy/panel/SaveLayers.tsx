import { useMemo } from 'react';
import type { L0 } from '../../../dataset/l0.ts';
import { Button } from '../../../controls/Button.tsx';
import type { DataColumn } from '../../../controls/table/columns.ts';
import { saveTable } from '../../../controls/table/saveTable.ts';
import { useDataset } from '../../../state/hooks.ts';
import type { WindowedShape } from '../analysis/index.ts';
import type { LayerFigures } from '../layerSeries.ts';
import { useGalaxy } from '../useGalaxy.ts';
import { useL0 } from '../useL0.ts';
import { windowOf } from '../useShape.ts';

/** A layer's figures over the window of the view. */
interface SavedLayer extends Omit<LayerFigures, 'shape'> {
  readonly shape: WindowedShape | undefined;
  readonly seed: number;
  readonly l0: L0 | null;
}

const COLUMNS: readonly DataColumn<SavedLayer>[] = [
  { header: 'layer', value: ({ layer }) => layer.id },
  { header: 'features', value: ({ layer }) => layer.features },
  { header: 'dim', value: ({ layer }) => layer.dim },
  { header: 'l0', value: ({ l0 }) => (l0?.per === 'token' ? l0.value : null) },
  { header: 'features_per_block', value: ({ l0 }) => (l0?.per === 'block' ? l0.value : null) },
  { header: 'l0_from', value: ({ l0 }) => l0?.from },
  { header: 'from', value: ({ shape }) => shape?.powerLaw.from },
  { header: 'to', value: ({ shape }) => shape?.powerLaw.to },
  { header: 'slope', value: ({ shape }) => shape?.powerLaw.slope },
  { header: 'slope_low', value: ({ shape }) => shape?.powerLaw.ci95[0] },
  { header: 'slope_high', value: ({ shape }) => shape?.powerLaw.ci95[1] },
  { header: 'gaussian_slope', value: ({ shape }) => shape?.gaussian.powerLaw.slope },
  { header: 'log_volume', value: ({ shape }) => shape?.logVolume },
  { header: 'log_volume_error', value: ({ shape }) => shape?.logVolumeError },
  { header: 'participation_ratio', value: ({ shape }) => shape?.participationRatio },
  { header: 'clustering_entropy', value: ({ entropy }) => entropy?.difference.value },
  { header: 'clustering_entropy_error', value: ({ entropy }) => entropy?.difference.error },
  { header: 'clustering_entropy_z', value: ({ entropy }) => entropy?.difference.z },
  { header: 'published_entropy', value: ({ published }) => published?.value },
  { header: 'published_entropy_error', value: ({ published }) => published?.error },
  { header: 'published_entropy_of_noise', value: ({ published }) => published?.noise?.matched.mean },
  { header: 'seed', value: ({ seed }) => seed },
];

/** Saves the layers' figures, with all their digits, as comma-separated values. */
export function SaveLayers({ figures }: { figures: readonly LayerFigures[] }) {
  const { info } = useDataset();
  const { from, to, seed } = useGalaxy((view) => view);
  const l0 = useL0(useMemo(() => figures.map(({ layer }) => layer), [figures]));
  const save = () => {
    const rows = figures.map((found, i) => ({
      ...found,
      shape: found.shape && windowOf(found.shape, { from, to }),
      seed,
      l0: l0?.[i] ?? null,
    }));
    void saveTable(`${info.name}-layers`, COLUMNS, rows);
  };
  return (
    <div className="row">
      <Button onPress={save}>Save as CSV</Button>
    </div>
  );
}
