import { membersOfLobe } from '../../analysis/lobes/membersOfLobe.ts';
import type { BrainLobes } from '../../jobs.ts';

/** A lobe's features, the most frequent first. */
export function membersOf({ labels, fired }: BrainLobes, lobe: number): number[] {
  return [...membersOfLobe(labels, lobe)].sort((a, b) => fired[b]! - fired[a]!);
}
