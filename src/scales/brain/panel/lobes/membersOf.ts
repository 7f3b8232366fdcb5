import type { BrainLobes } from '../../jobs.ts';

/** A lobe's features, the most frequent first. */
export function membersOf({ labels, fired }: BrainLobes, lobe: number): number[] {
  const members = [...labels.keys()].filter((i) => labels[i] === lobe);
  return members.sort((a, b) => fired[b]! - fired[a]!);
}
