import { useMemo } from 'react';
import type { SelectOption } from '../../controls/fields/SelectField.tsx';
import type { DatasetInfo, Labels, Relations } from '../../dataset/dataset.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { featuresAreWords } from '../../state/pin.ts';
import { useCounterparts } from '../../state/selection/select.ts';
import type { Colouring } from '../cloud/colouring/colouring.ts';
import { groupsOf, type Categorical } from '../cloud/colouring/groups.ts';
import { savedColouring } from '../cloud/colouring/saved.ts';
import { BUILT_IN, columnTitle } from '../cloud/columns/names.ts';
import { numericOptions } from '../cloud/columns/numericColumns.ts';
import { useColourRange } from '../cloud/columns/useColourRange.ts';
import { useNumericColumn } from '../cloud/columns/useNumericColumn.ts';
import { useLooks } from '../cloud/lobes/useLooks.ts';
import { useFirings } from '../shared/lobes/useFirings.ts';
import { useLobes } from '../shared/lobes/useLobes.ts';
import { useLabels } from '../shared/useLabels.ts';
import { metaColouring } from './metaColouring.ts';
import { useGalaxy } from './useGalaxy.ts';
import { useMatchColouring } from './useMatching.ts';
import { useMetaSae } from './useMetaSae.ts';

const GROUP = 'group:';

const MATCHES: readonly SelectOption[] = [
  { id: 'match', name: BUILT_IN.match, hint: 'once matched' },
  { id: 'match-kind', name: BUILT_IN.matchKind, hint: 'once matched' },
];

const isMatch = (chosen: string) => MATCHES.some(({ id }) => id === chosen);

/** Why there are no partners yet. */
const MATCH_WAIT = 'match the layers first, in “Same features”';

/** What the features of this layer can be coloured by. */
export function useColourOptions(): SelectOption[] {
  const { info } = useDataset();
  const layer = useLayer();
  const saved = useTricosm(({ view }) =>
    view.saved.some(({ item }) => item === 'feature' || featuresAreWords(info)),
  );
  const labels = useLabels().result;
  const numeric = numericOptions(labels, layer);
  const frequency = numeric.filter(({ id }) => id === 'frequency');
  return [
    ...frequency,
    ...(isRecorded(layer) ? [{ id: 'lobe', name: BUILT_IN.lobe, hint: 'computed when chosen' }] : []),
    ...(labels && labels.category.length > 0 ? [{ id: 'category', name: categoryTitle(info) }] : []),
    // Relations join words; only if the rows are words can they be found among them.
    ...(info.relations.length > 0 && info.item === 'word'
      ? [{ id: 'relation', name: BUILT_IN.relation }]
      : []),
    ...numeric.filter(({ id }) => id !== 'frequency'),
    ...Object.keys(labels?.groups ?? {}).map((name) => ({
      id: GROUP + name,
      name: columnTitle(name, labels ?? {}),
    })),
    ...(info.layers.filter(({ features }) => features > 0).length > 1 ? MATCHES : []),
    { id: 'meta', name: BUILT_IN.meta, hint: 'once the meta-SAE is trained' },
    ...(saved ? [{ id: 'saved', name: BUILT_IN.saved }] : []),
    { id: 'none', name: BUILT_IN.oneColour },
  ];
}

/** What the points are coloured by, as far as it is known; `waiting` says what is being computed for it. */
export interface ChosenColouring {
  readonly colouring: Colouring | null;
  readonly waiting: string | null;
  readonly error: string | null;
}

/** What is computed for a colouring. How far it is stands in the task tray: a legend that counts would draw the scene again. */
const JOBS: Readonly<Record<string, string>> = { lobe: 'Finding lobes…', meta: 'Training a meta-SAE…' };

/** Why there are no lobes yet. */
const FIRINGS_WAIT = 'its firings are in a large file: compute its lobes in Brain first';

/** Why there are no meta-features yet. */
const META_WAIT = 'train a meta-SAE in the panel first';

/** The colouring that the user chose, and the computation that it needs. */
export function useColouring(labels: Labels | null): ChosenColouring {
  const { reference, info } = useDataset();
  const chosen = useGalaxy((view) => view.colour);
  const layer = useLayer();
  const saved = useTricosm(({ view }) => view.saved);
  const known = useCounterparts();
  const lobes = useLobes(chosen === 'lobe');
  const { wait } = useFirings();
  const { found, looks } = useLooks(chosen === 'lobe');
  const numeric = useNumericColumn(chosen, labels);
  const meta = useGalaxy((view) => view.meta);
  const metas = useMetaSae();
  const metaFound = chosen === 'meta' && !metas.stale ? metas.result : null;
  const { column } = numeric;
  const matched = useMatchColouring(chosen);
  const range = useColourRange(
    chosen,
    useGalaxy((view) => view.sameRange),
  );
  const several = info.layers.length > 1;
  const related = useJob(relationsJob, chosen === 'relation' ? reference : null, {});
  const colouring = useMemo<Colouring | null>(() => {
    if (column && range) {
      const note = `same range on ${range.layers} layers`;
      return { ...column, logarithmic: range.logarithmic, range, note };
    }
    if (column) return several ? { ...column, note: 'range of this layer' } : column;
    if (chosen === 'saved') return savedColouring(saved, layer, known);
    if (isMatch(chosen)) return matched;
    if (chosen === 'meta') return metaFound && metaColouring(metaFound, meta);
    if (chosen === 'lobe') {
      if (!found || lobes.stale) return null;
      // One lobe has one name and one colour at both scales.
      const [names, slots] = [looks.map(({ name }) => name), looks.map(({ slot }) => slot)];
      return { kind: 'category', title: 'lobes', groups: found.labels, names, slots, none: 'left out' };
    }
    if (chosen === 'relation') return related.result && labels && relationColouring(related.result, labels);
    return labels && groupColouring(chosen, labels, categoryTitle(info));
  }, [
    chosen,
    column,
    range,
    several,
    found,
    looks,
    lobes.stale,
    related.result,
    labels,
    saved,
    layer,
    known,
    info,
    metaFound,
    meta,
    matched,
  ]);
  const job = chosen === 'lobe' ? lobes : chosen === 'meta' ? metas : related;
  return {
    colouring,
    waiting: colouring
      ? null
      : isMatch(chosen)
        ? MATCH_WAIT
        : chosen === 'lobe' && wait
          ? FIRINGS_WAIT
          : chosen === 'meta' && job.status !== 'running'
            ? META_WAIT
            : (numeric.waiting ?? (job.status === 'running' ? (JOBS[chosen] ?? 'Reading relations…') : null)),
    error: colouring ? null : (numeric.error ?? job.error?.message ?? null),
  };
}

/** Categories are of documents only if the recording has documents of categories; a table may name others. */
const categoryTitle = ({ categories }: DatasetInfo): string =>
  categories.length > 0 ? BUILT_IN.documentCategory : BUILT_IN.category;

/** Features by category, or by a column of groups. */
function groupColouring(chosen: string, labels: Labels, category: string): Categorical | null {
  if (chosen === 'category') {
    if (labels.category.length === 0) return null;
    const groups = groupsOf(labels.category);
    return { kind: 'category', title: category, none: 'no category', ...groups };
  }
  const name = chosen.startsWith(GROUP) ? chosen.slice(GROUP.length) : '';
  const texts = labels.groups && Object.hasOwn(labels.groups, name) ? labels.groups[name] : undefined;
  return texts
    ? { kind: 'category', title: columnTitle(name, labels), none: 'no value', ...groupsOf(texts) }
    : null;
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
  return { kind: 'category', title: BUILT_IN.relation, none: 'in no relation', ...groupsOf(names) };
}
