import { SliderField } from '../controls/SliderField.tsx';
import { layerOf, useTricosm } from '../state/hooks.ts';
import { store } from '../state/store.ts';
import { TaskTray } from './TaskTray.tsx';

/** The layer, and what is running. */
export function BottomBar() {
  return (
    <footer className="bottom-bar">
      <div className="layer-slider">
        <LayerSlider />
      </div>
      <TaskTray />
    </footer>
  );
}

function LayerSlider() {
  const info = useTricosm((state) => state.dataset?.info);
  const id = useTricosm((state) => state.view.layer);
  if (!info || info.layers.length < 2) return null;
  const layer = layerOf(info, id);
  const place = info.layers.findIndex((candidate) => candidate.id === layer.id);
  return (
    <SliderField
      label="layer"
      value={place}
      least={0}
      most={info.layers.length - 1}
      print={(i) => info.layers[i]?.name ?? ''}
      onChange={(i) => store.getState().go({ layer: info.layers[i]!.id, feature: null, camera: null })}
    />
  );
}
