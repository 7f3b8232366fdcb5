import { AFFINITIES, type DirectionsAffinity, type FiringsAffinity } from './affinityTable.ts';

type Entry = (typeof AFFINITIES)[number];

/** The name of an affinity in links, in documents and on the command line. */
export type AffinityName = Entry['id'];
export type CooccurrenceAffinity = Extract<Entry, { of: 'firings' }>['id'];
export type GeometryAffinity = Extract<Entry, { of: 'directions' }>['id'];

/** Any entry of the table. */
export type AnyAffinity = FiringsAffinity | DirectionsAffinity;

const idsOf = (of: AnyAffinity['of']): string[] =>
  AFFINITIES.filter((entry) => entry.of === of).map(({ id }) => id);

/** Every affinity, in the order of the table: those of firings first. */
export const ALL_AFFINITIES: readonly AffinityName[] = AFFINITIES.map(({ id }) => id);
/** The affinities that say how features fire together. */
export const COOCCURRENCE_AFFINITIES = idsOf('firings') as readonly CooccurrenceAffinity[];
/** The affinities that say how alike decoder directions are. */
export const GEOMETRY_AFFINITIES = idsOf('directions') as readonly GeometryAffinity[];

/**
 * The entry of an affinity in the table.
 *
 * @throws RangeError when the table has no such affinity
 */
export function affinityEntry(name: CooccurrenceAffinity): FiringsAffinity;
export function affinityEntry(name: GeometryAffinity): DirectionsAffinity;
export function affinityEntry(name: AffinityName): AnyAffinity;
export function affinityEntry(name: string): AnyAffinity {
  const entry = (AFFINITIES as readonly AnyAffinity[]).find(({ id }) => id === name);
  if (entry) return entry;
  throw new RangeError(`Affinity: expected one of ${ALL_AFFINITIES.join(', ')}, found “${name}”.`);
}

/** Whether an affinity compares decoder directions rather than firings. */
export function isGeometry(name: AffinityName): name is GeometryAffinity {
  return affinityEntry(name).of === 'directions';
}

/** The name of an affinity on screen. */
export const affinityTitle = (name: AffinityName): string => affinityEntry(name).name;

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** The number of affinities of firings as a word, such as “five”; in digits from ten on. */
export const COOCCURRENCE_COUNT: string =
  WORDS[COOCCURRENCE_AFFINITIES.length] ?? String(COOCCURRENCE_AFFINITIES.length);
