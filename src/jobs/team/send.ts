import { transfer } from 'comlink';
import { pack, type PackOptions } from './pack.ts';

/** Plain data as an argument or a return value for Comlink, its arrays transferred as `pack` decides. */
export function send<T>(value: T, options?: PackOptions): T {
  if (typeof value !== 'object' || value === null) return value;
  const packed = pack(value, options);
  return transfer(packed.value, packed.transfer);
}
