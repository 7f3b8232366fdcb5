import { Button } from '../../controls/Button.tsx';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { goToLayer } from '../../state/goToLayer.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';

/** The number of other layers that are offered. */
const OFFERED = 3;

/**
 * Says why the scale has nothing of this layer, and leads to the nearest layers that have something.
 *
 * @param draws  whether a layer has something
 */
export function NothingHere({ text, draws }: { text: string; draws: (layer: LayerInfo) => boolean }) {
  const { layers } = useDataset().info;
  const layer = useLayer();
  const others = nearest(layers, layer.id, draws);
  return (
    <div className="section stack">
      <p className="note">{text}</p>
      {others.map(({ id, name }) => (
        <Button key={id} onPress={() => goToLayer(id)}>
          Go to {name}
        </Button>
      ))}
    </div>
  );
}

/** The layers nearest to one among those that have something, in their order. */
export function nearest(
  layers: readonly LayerInfo[],
  id: string,
  draws: (layer: LayerInfo) => boolean,
): LayerInfo[] {
  const from = layers.findIndex((layer) => layer.id === id);
  return layers
    .map((layer, place) => ({ layer, place, distance: Math.abs(place - from) }))
    .filter(({ layer, distance }) => distance > 0 && draws(layer))
    .sort((a, b) => a.distance - b.distance || a.place - b.place)
    .slice(0, OFFERED)
    .sort((a, b) => a.place - b.place)
    .map(({ layer }) => layer);
}
