/** A folder of several layers, such as Gemma Scope 2's `layer_5_9_12_15_width_1m_l0_big`, which names no layer itself. */
const SEVERAL = /(^|\/)layer_(\d+(?:_\d+)+)_(?=width)/i;

/** A path without the layers that its folder of several layers names; the same path without such a folder. */
export const withoutSeveral = (path: string): string => path.replace(SEVERAL, '$1');

/**
 * The layer of a file whose name has a number. Files in a folder of several layers may be numbered from 0:
 * `layer_5_9_12_15_width_1m/params_layer_1` is of layer 9.
 */
export function layerNumbered(path: string, number: number): number {
  const several = SEVERAL.exec(path)?.[2]?.split('_').map(Number);
  return several && !several.includes(number) ? (several[number] ?? number) : number;
}
