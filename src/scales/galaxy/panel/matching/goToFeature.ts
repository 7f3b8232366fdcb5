import { goToLayer } from '../../../../state/goToLayer.ts';
import { pin } from '../../../../state/pin.ts';

/** Goes to a feature of another layer and pins it. */
export function goToFeature(layer: string, feature: number): void {
  goToLayer(layer);
  pin('feature', feature);
}
