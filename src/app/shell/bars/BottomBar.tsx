import { memo } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { InSlices } from '../../../controls/parts/InSlices.tsx';
import { SliderField } from '../../../controls/fields/SliderField.tsx';
import type { DatasetInfo } from '../../../dataset/dataset.ts';
import { scaleOf } from '../../../scales/scaleOf.ts';
import { layerOf, useTricosm } from '../../../state/hooks.ts';
import { goToLayer } from '../../../state/goToLayer.ts';
import { TaskTray } from './TaskTray.tsx';
import { usePlay } from '../usePlay.ts';

/** The layer, and the running jobs. */
export const BottomBar = memo(function BottomBar() {
  const info = useTricosm((state) => state.dataset?.info);
  return (
    <footer className="bottom-bar">
      <div className="layer-slider">
        <Guard name="The layer slider">
          {info && info.layers.length > 1 && (
            <InSlices key={info.name}>
              <LayerSlider info={info} />
            </InSlices>
          )}
        </Guard>
      </div>
      <Guard name="The list of running computations">
        <TaskTray />
      </Guard>
    </footer>
  );
});

/** Chooses the layer, and plays through the layers. */
export function LayerSlider({ info }: { info: DatasetInfo }) {
  const id = useTricosm((state) => state.view.layer);
  const { draws } = scaleOf(useTricosm((state) => state.view.scale));
  const layer = layerOf(info, id);
  const place = info.layers.findIndex((candidate) => candidate.id === layer.id);
  // Playing skips layers that have nothing to show at this scale.
  const played = info.layers.filter(draws);
  const { playing, toggle } = usePlay(
    played.map((one) => one.id),
    layer.id,
  );
  return (
    <>
      <Button
        kind="quiet"
        aria-label={playing ? 'Stop at this layer' : 'Play through the layers'}
        onPress={toggle}
      >
        <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>
      </Button>
      <SliderField
        label="layer"
        value={place}
        least={0}
        most={info.layers.length - 1}
        print={(i) => info.layers[i]?.name ?? ''}
        onChange={(i) => goToLayer(info.layers[i]!.id)}
      />
    </>
  );
}
