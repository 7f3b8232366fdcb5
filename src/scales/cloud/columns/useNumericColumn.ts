import { useMemo } from 'react';
import type { Labels } from '../../../dataset/dataset.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { Continuous } from '../colouring/numbers.ts';
import { measureJob } from '../job.ts';
import { labelColumn, measureColumn } from './numericColumns.ts';

/** A numeric column as far as it is known; `waiting` says what is being computed for it. */
export interface ChosenColumn {
  readonly column: Continuous | null;
  readonly waiting: string | null;
  readonly error: string | null;
}

/** The numeric column of an id, see `numericOptions`; norms and distances are computed when they are asked for. */
export function useNumericColumn(id: string, labels: Labels | null): ChosenColumn {
  const { reference } = useDataset();
  const layer = useLayer();
  const measure = (id === 'norm' || id === 'distance') && layer.has.decoder ? id : null;
  const measured = useJob(measureJob, measure ? reference : null, {
    layer: layer.id,
    measure: measure ?? 'norm',
  });
  const values = measure && !measured.stale ? measured.result : null;
  const column = useMemo(() => {
    if (measure) return values && measureColumn(measure, values);
    return labels && labelColumn(id, labels);
  }, [measure, values, id, labels]);
  return {
    column,
    waiting: measure && !column && measured.status === 'running' ? `Computing each ${measure}…` : null,
    error: measure && !column ? (measured.error?.message ?? null) : null,
  };
}
