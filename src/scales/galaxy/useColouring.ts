import { useMemo } from 'react';
import { significant, significantPercent } from '../../controls/numbers.ts';
import type { SelectOption } from '../../controls/SelectField.tsx';
import type { Labels, Relations } from '../../dataset/dataset.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { labelsJob, relationsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import type { Colouring } from '../cloud/colouring/colouring.ts';
import { groupsOf, type Categorical } from '../cloud/colouring/groups.ts';
import { column } from '../cloud/colouring/numbers.ts';
import { savedColouring } from '../cloud/colouring/saved.ts';
import { useLooks } from '../cloud/lobes/useLooks.ts';
import { useLobes } from '../shared/lobes/useLobes.ts';
import { measureJob } from './jobs.ts';
import { useGalaxy } from './useGalaxy.ts';

const COLUMN = 'column:';

/** What the features of this layer can be coloured by. */
export function useColourOptions(): SelectOption[] {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const saved = useTricosm(({ view }) => view.saved.some(({ item }) => item === 'feature'));
  const { result: labels } = useJob(labelsJob, layer.has.labels ? reference : null, { layer: layer.id });
  return [
    ...(labels?.frequency ? [{ id: 'frequency', name: 'firing frequency' }] : []),
    ...(isRecorded(layer) ? [{ id: 'lobe', name: 'lobe', hint: 'computed when chosen' }] : []),
    ...(labels && labels.category.length > 0 ? [{ id: 'category', name: 'document category' }] : []),
    { id: 'norm', name: 'norm' },
    { id: 'distance', name: 'nearest-neighbour distance', hint: 'computed when chosen' },
    // Relations join words; only where the rows are words can they be found among them.
    ...(info.relations.length > 0 && info.item === 'word' ? [{ id: 'relation', name: 'relation' }] : []),
    ...Object.keys(labels?.numeric ?? {}).map((name) => ({
      id: COLUMN + name,
      name: name.replaceAll('_', ' '),
    })),
    ...(saved ? [{ id: 'saved', name: 'saved selections' }] : []),
    { id: 'none', name: 'one colour' },
  ];
}

/** What the points are coloured by, as far as it is known; `waiting` says what is being computed for it. */
export interface ChosenColouring {
  readonly colouring: Colouring | null;
  readonly waiting: string | null;
  readonly error: string | null;
}

/** The colouring that the user chose, and the computation that it needs. */
export function useColouring(labels: Labels | null): ChosenColouring {
  const { reference } = useDataset();
  const layer = useLayer();
  const chosen = useGalaxy((view) => view.colour);
  const saved = useTricosm(({ view }) => view.saved);
  const measure = chosen === 'norm' || chosen === 'distance' ? chosen : null;
  const of = { layer: layer.id };
  const lobes = useLobes(chosen === 'lobe');
  const { found, looks } = useLooks(chosen === 'lobe');
  const measured = useJob(measureJob, measure ? reference : null, { ...of, measure: measure ?? 'norm' });
  const related = useJob(relationsJob, chosen === 'relation' ? reference : null, {});
  const colouring = useMemo<Colouring | null>(() => {
    if (measure)
      return measured.result && !measured.stale ? measureColouring(measure, measured.result) : null;
    if (chosen === 'saved') return savedColouring(saved, layer);
    if (chosen === 'lobe') {
      if (!found || lobes.stale) return null;
      // One lobe has one name and one colour at both scales.
      const [names, slots] = [looks.map(({ name }) => name), looks.map(({ slot }) => slot)];
      return { kind: 'category', title: 'lobes', groups: found.labels, names, slots, none: 'left out' };
    }
    if (chosen === 'relation') return related.result && labels && relationColouring(related.result, labels);
    return labels && labelColouring(chosen, labels);
  }, [
    chosen,
    measure,
    measured.result,
    measured.stale,
    found,
    looks,
    lobes.stale,
    related.result,
    labels,
    saved,
    layer,
  ]);
  const job = measure ? measured : chosen === 'lobe' ? lobes : related;
  return {
    colouring,
    waiting: !colouring && job.status === 'running' ? job.text : null,
    error: colouring ? null : (job.error?.message ?? null),
  };
}

function measureColouring(measure: 'norm' | 'distance', values: Float32Array): Colouring {
  return column(measure === 'norm' ? 'norm' : 'nearest-neighbour distance', values, (v) => significant(v, 4));
}

function labelColouring(chosen: string, labels: Labels): Colouring | null {
  if (chosen === 'frequency') {
    if (!labels.frequency) return null;
    const print = (value: number) => significantPercent(value, 2);
    const values = labels.frequency;
    return { kind: 'number', title: 'firing frequency, of tokens', values, logarithmic: true, print };
  }
  if (chosen === 'category') {
    if (labels.category.length === 0) return null;
    return {
      kind: 'category',
      title: 'document category',
      none: 'no category',
      ...groupsOf(labels.category),
    };
  }
  const name = chosen.startsWith(COLUMN) ? chosen.slice(COLUMN.length) : '';
  const values = labels.numeric[name];
  return values ? column(name.replaceAll('_', ' '), values) : null;
}

/** Words by the first relation that they stand in; the relations with the most words first. */
function relationColouring({ words, relations }: Relations, labels: Labels): Categorical {
  const relationOf = new Map<string, string>();
  for (const { name, pairs } of relations) {
    for (const word of pairs) {
      const text = words[word]!;
      if (!relationOf.has(text)) relationOf.set(text, name);
    }
  }
  const names = labels.description.map((word) => relationOf.get(word) ?? '');
  return { kind: 'category', title: 'relation', none: 'in no relation', ...groupsOf(names) };
}
