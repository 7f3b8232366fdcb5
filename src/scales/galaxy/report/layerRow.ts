import type { LayerInfo } from '../../../dataset/dataset.ts';
import type { L0 } from '../../../dataset/l0.ts';

/** The figures of a layer, and the L0 beside them. */
export interface LayerRow {
  readonly layer: LayerInfo;
  readonly slope: number;
  readonly slopeError: number;
  readonly logVolume: number;
  readonly entropy: number;
  readonly entropyError: number;
  readonly p: number | null;
  /** null if nothing states or shows it */
  readonly l0: L0 | null;
}
