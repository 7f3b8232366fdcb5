import { AFFINITIES, type DirectionsAffinity, type FiringsAffinity } from './affinityTable.ts';

type Entry = (typeof AFFINITIES)[number];

/** The name of an affinity in links, documents and options. */
export type AffinityName = Entry['id'];
export type CooccurrenceAffinity = Extract<Entry, { of: 'firings' }>['id'];
export type GeometryAffinity = Extract<Entry, { of: 'directions' }>['id'];

/** An entry of the table as those see it who do not know which one it is. */
export type AnyAffinity = FiringsAffinity | DirectionsAffinity;

const idsOf = (of: AnyAffinity['of']): string[] =>
  AFFINITIES.filter((entry) => entry.of === of).map(({ id }) => id);

/** Every affinity, those of firings first, as the table lists them. */
export const ALL_AFFINITIES: readonly AffinityName[] = AFFINITIES.map(({ id }) => id);
/** Affinities of how features fire together. */
export const COOCCURRENCE_AFFINITIES = idsOf('firings') as readonly CooccurrenceAffinity[];
/** Affinities of where decoder directions point. */
export const GEOMETRY_AFFINITIES = idsOf('directions') as readonly GeometryAffinity[];

/** The table's entry of an affinity. */
export function affinityEntry(name: CooccurrenceAffinity): FiringsAffinity;
export function affinityEntry(name: GeometryAffinity): DirectionsAffinity;
export function affinityEntry(name: AffinityName): AnyAffinity;
export function affinityEntry(name: string): AnyAffinity {
  const entry = (AFFINITIES as readonly AnyAffinity[]).find(({ id }) => id === name);
  if (entry) return entry;
  throw new RangeError(`affinities: expected one of ${ALL_AFFINITIES.join(', ')}, found “${name}”`);
}

export function isGeometry(name: AffinityName): name is GeometryAffinity {
  return affinityEntry(name).of === 'directions';
}

/** What an affinity is called on screen. */
export const affinityTitle = (name: AffinityName): string => affinityEntry(name).name;

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** How many affinities of firings there are, in a word where there is one. */
export const COOCCURRENCE_COUNT: string =
  WORDS[COOCCURRENCE_AFFINITIES.length] ?? String(COOCCURRENCE_AFFINITIES.length);
