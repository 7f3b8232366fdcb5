import { csv } from '../../../charts/saveTable.ts';
import type { SweepPoint } from '../analysis/index.ts';

const COLUMNS = [
  'affinity',
  'k',
  'ami',
  'ami_null_mean',
  'ami_null_sd',
  'ami_z',
  'ami_p',
  'ami_permutations',
  'balanced_accuracy',
  'balanced_accuracy_error',
  'balanced_accuracy_null_mean',
  'balanced_accuracy_null_sd',
  'balanced_accuracy_z',
  'balanced_accuracy_p',
  'balanced_accuracy_fits',
  'lobes_tested',
  'smallest_lobe',
  'largest_lobe',
] as const;

/** The points of a sweep as CSV: a head, a line per point, empty where there is no number. */
export function sweepCsv(points: readonly SweepPoint[]): string {
  const lines = points.map(({ affinity, k, ami, balancedAccuracy: told, smallest, largest }) => [
    ...[affinity, k, ami.value, ami.null.mean, ami.null.sd, ami.z, ami.p, ami.draws],
    ...[told?.value, told?.error, told?.null.mean, told?.null.sd, told?.z, told?.p, told?.draws],
    ...[told?.lobesTested, smallest, largest],
  ]);
  return csv(COLUMNS, lines);
}
