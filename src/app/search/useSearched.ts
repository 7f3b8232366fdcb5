import { labelsJob, noteTextsJob, relationsJob, type NoteTexts } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import type { Searched } from './matching/query.ts';

/** What a search looks through: the labels of a layer's features, or the words of the dataset. */
export interface SearchedLabels extends Searched {
  /** in the order of the features or words; empty texts for features without a label; null while they are read */
  readonly labels: readonly string[] | null;
  /** why there are no labels; empty if there are, or will be */
  readonly missing: string;
}

const NO_LABELS: readonly string[] = [];

/** Reads what is searched. */
export function useSearched(words: boolean): SearchedLabels {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const wanted = words ? info.layers.some(({ has }) => has.words) : layer.has.labels;
  const labels = useJob(labelsJob, !words && wanted ? reference : null, { layer: layer.id });
  const relations = useJob(relationsJob, words && wanted ? reference : null, {});
  const job = words ? relations : labels;
  const read = (words ? relations.result?.words : labels.result?.description) ?? null;
  const texts = wanted ? (job.stale ? null : read) : NO_LABELS;
  return {
    labels: texts,
    total: words ? (texts?.length ?? 0) : layer.features,
    item: words ? 'word' : info.item,
    place: words ? 'the dataset' : layer.name,
    missing: wanted ? (job.error?.message ?? '') : missingSentence(words, layer.name, info.item),
  };
}

const missingSentence = (words: boolean, layer: string, item: string): string =>
  words ? 'This dataset has no words.' : `${layer} has no labels: #number still finds a ${item}.`;

/** What features fire on, read when a search first looks at it. */
export interface SearchedNotes {
  readonly notes: NoteTexts | null;
  /** why they cannot be searched, or what is being read; empty if they are there */
  readonly missing: string;
}

/** Reads what the features of the layer fire on, if that is wanted. */
export function useNotes(wanted: boolean): SearchedNotes {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const job = useJob(noteTextsJob, wanted ? reference : null, { layer: layer.id });
  const notes = job.stale ? null : job.result;
  if (job.error) return { notes: null, missing: job.error.message };
  if (notes?.noted === 0) {
    return {
      notes: null,
      missing: layer.notesOnRequest
        ? `The contexts of ${layer.name} are read ${info.item} by ${info.item} and cannot be searched.`
        : `${layer.name} has no contexts: nothing says what its ${info.item}s fire on.`,
    };
  }
  return { notes, missing: wanted && !notes ? 'Reading what features fire on…' : '' };
}
