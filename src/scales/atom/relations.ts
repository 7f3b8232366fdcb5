import type { RelationInfo, Relations } from '../../dataset/dataset.ts';
import type { OwnSet } from './ownRelations.ts';
import type { OwnRelation } from './analysis/index.ts';

/** A relation as the panel lists it. */
export interface ListedRelation {
  readonly id: string;
  readonly name: string;
  /** pairs that can take part: not muted, and both words known */
  readonly pairs: number;
  /** the user's own set, or the user's edit of a bundled relation; null for an unedited bundled relation */
  readonly own: OwnSet | null;
}

/** Relations whose crystals are clear where a dataset has them, for the first picture. */
const CLEAREST = [
  'country-capital',
  'man-woman',
  'cardinal-ordinal',
  'comparative',
  'person-sport',
  'present-past',
  'singular-plural',
];
/** Four relations have three discriminant axes: enough for a picture in three dimensions. */
const FIRST = 4;

/**
 * The ids of the relations of the first picture: those that the dataset names, or else up to four, those with the
 * clearest crystals before others.
 */
export function firstRelations(
  relations: readonly { readonly id: string }[],
  named: readonly string[] = [],
): string[] {
  const ids = relations.map((relation) => relation.id);
  const known = named.filter((id) => ids.includes(id));
  if (known.length > 0) return known;
  const clear = CLEAREST.filter((id) => ids.includes(id));
  return [...clear, ...ids.filter((id) => !clear.includes(id))].slice(0, FIRST);
}

/** Own relations as the analysis takes them: by word indices, without muted pairs and unknown words. */
export function resolveOwn(sets: readonly OwnSet[], places: ReadonlyMap<string, number>): OwnRelation[] {
  return sets.map(({ id, name, pairs }) => ({
    id,
    name,
    pairs: pairs.flatMap(({ input, output, muted }) => {
      const a = places.get(input);
      const b = places.get(output);
      return muted || a === undefined || b === undefined || a === b ? [] : [a, b];
    }),
  }));
}

/** The bundled relations with the user's edits in their places, then the user's own. */
export function listRelations(
  bundled: readonly RelationInfo[],
  sets: readonly OwnSet[],
  resolved: readonly OwnRelation[],
): ListedRelation[] {
  const count = (id: string) => (resolved.find((own) => own.id === id)?.pairs.length ?? 0) / 2;
  const edits = bundled.map(({ id, name, pairs }): ListedRelation => {
    const own = sets.find((set) => set.id === id);
    return own ? { id, name: own.name, pairs: count(id), own } : { id, name, pairs, own: null };
  });
  const added = sets
    .filter((set) => !bundled.some((relation) => relation.id === set.id))
    .map((own): ListedRelation => ({ id: own.id, name: own.name, pairs: count(own.id), own }));
  return [...edits, ...added];
}

/** The set to start from when a bundled relation is edited. */
export function asOwnSet(id: string, table: Relations): OwnSet | null {
  const relation = table.relations.find((candidate) => candidate.id === id);
  if (!relation) return null;
  const word = (at: number) => table.words[relation.pairs[at]!] ?? '';
  return {
    id,
    name: relation.name,
    pairs: Array.from({ length: relation.pairs.length / 2 }, (_, i) => ({
      input: word(2 * i),
      output: word(2 * i + 1),
      muted: false,
    })),
  };
}

/** Whether two sets have one name and the same pairs in one order. */
export function isSameSet(one: OwnSet, other: OwnSet | null): boolean {
  if (!other || one.name !== other.name || one.pairs.length !== other.pairs.length) return false;
  return one.pairs.every((pair, i) => {
    const { input, output, muted } = other.pairs[i]!;
    return pair.input === input && pair.output === output && pair.muted === muted;
  });
}
