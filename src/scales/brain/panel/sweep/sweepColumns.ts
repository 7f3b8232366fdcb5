import type { DataColumn } from '../../../../controls/table/columns.ts';
import type { SweepPoint } from '../../analysis/index.ts';

/** The points of a sweep as a saved table; a point without balanced accuracy leaves its columns empty. */
export const SWEEP_COLUMNS: readonly DataColumn<SweepPoint>[] = [
  { header: 'affinity', value: ({ affinity }) => affinity },
  { header: 'k', value: ({ k }) => k },
  { header: 'ami', value: ({ ami }) => ami.value },
  { header: 'ami_null_mean', value: ({ ami }) => ami.null.mean },
  { header: 'ami_null_sd', value: ({ ami }) => ami.null.sd },
  { header: 'ami_z', value: ({ ami }) => ami.z },
  { header: 'ami_p', value: ({ ami }) => ami.p },
  { header: 'ami_permutations', value: ({ ami }) => ami.draws },
  { header: 'balanced_accuracy', value: ({ balancedAccuracy: own }) => own?.value },
  { header: 'balanced_accuracy_error', value: ({ balancedAccuracy: own }) => own?.error },
  { header: 'balanced_accuracy_null_mean', value: ({ balancedAccuracy: own }) => own?.null.mean },
  { header: 'balanced_accuracy_null_sd', value: ({ balancedAccuracy: own }) => own?.null.sd },
  { header: 'balanced_accuracy_z', value: ({ balancedAccuracy: own }) => own?.z },
  { header: 'balanced_accuracy_p', value: ({ balancedAccuracy: own }) => own?.p },
  { header: 'balanced_accuracy_fits', value: ({ balancedAccuracy: own }) => own?.draws },
  { header: 'lobes_tested', value: ({ balancedAccuracy: own }) => own?.lobesTested },
  { header: 'smallest_lobe', value: ({ smallest }) => smallest },
  { header: 'largest_lobe', value: ({ largest }) => largest },
];
