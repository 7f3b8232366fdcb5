import type { BlockText, FeatureNotes, Labels } from '../../dataset.ts';
import type { JsonLines } from '../../files/json.ts';
import { examplesOf } from './examples.ts';
import { cut, MOST_LABEL, MOST_NAME, shownName } from '../../shownName.ts';
import { asList, asNumber, asText, type Fields } from './fields.ts';

/** Fields that say where a record belongs, not what the feature is like. */
const PLACING = new Set(['index', 'layer', 'frequency']);

/** The feature that a record describes: its `index` (a number, or text as Neuronpedia writes it), else its place; NaN if neither is a number. */
export function featureOf({ index }: Fields, place: number): number {
  if (index === undefined) return place;
  return typeof index === 'number' || (typeof index === 'string' && index !== '') ? Number(index) : NaN;
}

/** The records of each feature in their order; records out of range are left out. */
function byFeature(records: readonly Fields[], features: number): Map<number, Fields[]> {
  const placed = new Map<number, Fields[]>();
  records.forEach((record, place) => {
    const index = featureOf(record, place);
    if (!Number.isInteger(index) || index < 0 || index >= features) return;
    const own = placed.get(index);
    if (own) own.push(record);
    else placed.set(index, [record]);
  });
  return placed;
}

/** The number of features that the records of a JSON Lines file cover: up to the last one that has a record. */
export function labelledFeatures({ records }: JsonLines): number {
  let count = 0;
  records.forEach((record, place) => {
    const index = featureOf(record, place);
    if (Number.isInteger(index)) count = Math.max(count, index + 1);
  });
  return count;
}

/** The first text of a field among records that is not blank. */
const firstText = (records: readonly Fields[], field: string): string =>
  records.map((record) => asText(record[field])).find((one) => one.trim() !== '') ?? '';

/**
 * Labels as columns from the records of a JSON Lines file: `description`, `frequency`, `category`, and
 * every other numeric field under its own name (NaN for a feature that lacks it, as in `frequency`). Of several records of
 * a feature, the first that has a text or a number gives it.
 *
 * @param features  the number of features of the layer
 * @param frequency  the frequencies of the features, `[features]`, if they come from an array of their own
 */
export function labelsOf(
  { records, skipped }: JsonLines,
  features: number,
  frequency: Float32Array | null = null,
): Labels {
  const placed = byFeature(records, features);
  const description = new Array<string>(features).fill('');
  const category = new Array<string>(features).fill('');
  const numeric = new Map<string, Float32Array>();
  let ownFrequency: Float32Array | null = null;
  let categorised = false;
  const unknown = () => new Float32Array(features).fill(NaN);
  for (const [feature, own] of placed) {
    description[feature] = cut(firstText(own, 'description'), MOST_LABEL);
    category[feature] = shownName(firstText(own, 'category'), MOST_NAME);
    categorised ||= category[feature] !== '';
    for (const record of own) {
      for (const [name, value] of Object.entries(record)) {
        if (typeof value !== 'number' || (PLACING.has(name) && name !== 'frequency')) continue;
        const column = name === 'frequency' ? (ownFrequency ??= unknown()) : (numeric.get(name) ?? unknown());
        if (name !== 'frequency') numeric.set(name, column);
        // A feature may have several records, such as explanations by several models: the first number counts.
        if (Number.isNaN(column[feature]!)) column[feature] = asNumber(value);
      }
    }
  }
  return {
    description,
    frequency: frequency ?? ownFrequency,
    numeric: Object.fromEntries(numeric),
    category: categorised ? category : [],
    skipped,
  };
}

/** The notes of a feature without notes. */
export const NO_NOTES: FeatureNotes = { topTokens: [], examples: [] };

/**
 * Notes by feature from the records of a JSON Lines file: `top_tokens` and the contexts.
 *
 * @param features  the number of features of the layer
 */
export function notesOf({ records }: JsonLines, features: number): Map<number, FeatureNotes> {
  const notes = new Map<number, FeatureNotes>();
  for (const [feature, own] of byFeature(records, features)) {
    const tokens = own
      .map((record) => asList(record.top_tokens).filter((token) => typeof token === 'string'))
      .find((list) => list.length > 0);
    const examples = own.map(examplesOf).find((list) => list.length > 0);
    if (tokens || examples) notes.set(feature, { topTokens: tokens ?? [], examples: examples ?? [] });
  }
  return notes;
}

/**
 * Texts of blocks by number from the records of a JSON Lines file: `index` (or the line's place),
 * `text` and `source`.
 *
 * @param blocks  the number of blocks of the firings; records beyond it are left out
 */
export function textsOf({ records }: JsonLines, blocks: number): Map<number, BlockText> {
  const texts = new Map<number, BlockText>();
  for (const [block, [record]] of byFeature(records, blocks)) {
    texts.set(block, { text: asText(record!.text), source: asText(record!.source) });
  }
  return texts;
}

/** The text of a block without text. */
export const NO_TEXT: BlockText = { text: '', source: '' };
