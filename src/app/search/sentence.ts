import { count } from '../../controls/numbers.ts';
import { MOST_RINGED } from '../../stage/overlay/mostRinged.ts';
import type { Matches } from './matching/find.ts';
import { looksAtNotes, needsTexts, type Query } from './matching/query.ts';

/** The number of matches that are listed, which is as much as browsers can scroll through; further ones are counted. */
export const LISTED = 200_000;

/** A search with what it found. */
export interface Outcome {
  readonly query: Query;
  readonly matches: Matches;
  /** the number of items that were searched, and what they are called: `labels` */
  readonly total: number;
  readonly things: string;
  /** the number of points in the scene that match */
  readonly points: number;
  /** of a search of what features fire on: the number of features, from the first, that were read */
  readonly read: number;
}

/** The matches that are shown in the scene and selected: the exact ones; if there are none, those that are alike. */
export const meantOf = ({ found, exact }: Matches): Uint32Array =>
  exact > 0 ? found.subarray(0, exact) : found;

/**
 * Why the texts that a query looks through cannot be searched now, in words; empty if they can.
 *
 * @param known  whether the labels are read, or it is known that there are none
 * @param missing  why there are no labels; empty if there are, or will be
 */
export function unreadSentence(query: Query, known: boolean, missing: string): string {
  if (query.kind !== 'nothing' && !needsTexts(query)) return '';
  if (known) return looksAtNotes(query) ? '' : missing;
  return missing || 'Reading labels…';
}

/** What was found, in words. */
export function outcomeSentence(outcome: Outcome): string {
  const { query, matches, total, things, read } = outcome;
  const { found, exact, fault } = matches;
  if (query.kind === 'nothing') return `${count(total)} ${things} to search.`;
  if (fault && found.length === 0) return fault;
  const sentences = [fault, matchSentence(outcome)];
  if (exact > 0 || found.length > 0) sentences.push(listedSentence(found.length));
  if (query.kind === 'notes') sentences.push(contextSentence(matches.inContexts, query.text));
  if (read < total)
    sentences.push(`Only the first ${count(read)} were read, because the contexts of all are too long.`);
  return sentences.filter(Boolean).join(' ');
}

function matchSentence({ matches, total, things, points }: Outcome): string {
  const { found, exact } = matches;
  const alike = found.length - exact;
  const among = `${count(total)} ${things}`;
  if (found.length === 0) return `No matches among ${among}.`;
  if (exact === 0)
    return `No exact matches among ${among}; ${count(alike)} ${are(alike)} alike${inScene(points, alike)}.`;
  const also = alike > 0 ? `, and ${count(alike)} that ${are(alike)} alike` : '';
  return `${count(exact)} of ${count(total)}${inScene(points, exact)}${also}.`;
}

const are = (n: number) => (n === 1 ? 'is' : 'are');

function inScene(points: number, matching: number): string {
  if (points === 0) return '';
  if (points > MOST_RINGED) return '; in the scene the others are dimmed';
  return points < matching ? `, ${count(points)} ringed in the scene` : ', ringed in the scene';
}

const listedSentence = (found: number): string =>
  found > LISTED ? `The first ${count(LISTED)} are listed.` : '';

function contextSentence(inContexts: number, text: string): string {
  if (inContexts === 0) return '';
  const others = inContexts === 1 ? '1 other has' : `${count(inContexts)} others have`;
  return `${others} “${text}” in a context (context:${text}).`;
}
