import type { LentParts } from '../work/parts.ts';
import { shardBounds, type Round, type TaskHandle } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { Proposed } from './proposed.ts';

/** Rows that a member decides between pauses. */
const DECIDED = 256;
/** Multiplications between pauses in comparing a row with every row, about. */
const STEP = 5e7;
/** If a larger share of the rows is undecided, the processor's own search is faster than comparing them with every row. */
const MOST_UNDECIDED = 1 / 32;

/** A member's share of what a card proposed. */
export interface DecidingPart extends Proposed {
  /** the rows that it decides; `numbers` and `bounds` are of these */
  readonly from: number;
  readonly to: number;
  /** its place among the members, and their number: they share what is undecided in turns */
  readonly place: number;
  readonly members: number;
}

/** What a member decided in a round: the next of its rows, in order. */
export interface DecidedRows {
  /** rows of which the proposals do not suffice; their places are not filled */
  readonly undecided: readonly number[];
}

/** Rows that are compared with every row, shared by the members in turns. */
export interface Undecided extends Round {
  readonly rows: readonly number[];
}

/** How a search decides among proposals. */
export interface Deciding<Part, Found extends DecidedRows, Compared> {
  readonly decide: TaskHandle<Part, Round, Found>;
  readonly compare: TaskHandle<Part, Undecided, readonly Compared[]>;
  /** Enters the rows from `row` on that a member decided, and returns their number. */
  readonly enter: (found: Found, row: number) => number;
  readonly enterCompared: (row: Compared) => void;
  /** multiplications of comparing one row with every row */
  readonly cost: number;
  /** what is searched for, in words */
  readonly what: string;
}

/** The members' shares of proposals for a number of rows. */
export function sharesOf(
  rows: number,
  { places, numbers, bounds }: Proposed,
  members: number,
): DecidingPart[] {
  const shards = shardBounds(rows, members);
  return Array.from({ length: members }, (_, place) => {
    const [from, to] = [shards[place]!, shards[place + 1]!];
    return {
      from,
      to,
      place,
      members,
      places,
      numbers: numbers.subarray(from * places, to * places),
      bounds: bounds.subarray(from * places, to * places),
    };
  });
}

/** The rows of a part that a member decides in a round. */
export function rowsOfRound({ from, to }: DecidingPart, { round, rounds }: Round): readonly [number, number] {
  const bounds = shardBounds(to - from, rounds);
  return [from + bounds[round]!, from + bounds[round + 1]!];
}

/** The undecided rows that a member compares in a round. */
export function comparedInRound({ place, members }: DecidingPart, { rows, round, rounds }: Undecided) {
  const own = rows.filter((_, i) => i % members === place);
  const bounds = shardBounds(own.length, rounds);
  return own.slice(bounds[round], bounds[round + 1]);
}

/**
 * The team decides all rows among what was proposed for them, and compares the rows that stay undecided with every row.
 *
 * @returns false if so many rows stay undecided that a search without proposals is faster
 * @throws CardError as the tasks do, when a bound is wrong
 */
export async function decideRows<Part extends DecidingPart, Found extends DecidedRows, Compared>(
  parts: readonly Part[],
  lent: LentParts<Part>,
  { decide, compare, enter, enterCompared, cost, what }: Deciding<Part, Found, Compared>,
  work: Work,
): Promise<boolean> {
  const rows = parts.at(-1)?.to ?? 0;
  const undecided: number[] = [];
  const at = parts.map(({ from }) => from);
  const rounds = Math.ceil(rows / parts.length / DECIDED);
  for (let round = 0; round < rounds; round++) {
    const decided = await lent.each(decide, { round, rounds });
    decided.forEach((part, i) => {
      at[i]! += enter(part, at[i]!);
      undecided.push(...part.undecided);
    });
    work.progress((0.8 * (round + 1)) / rounds, what);
    await work.pause();
  }
  if (undecided.length > rows * MOST_UNDECIDED) return false;
  const turns = Math.ceil((undecided.length * cost) / parts.length / STEP);
  for (let turn = 0; turn < turns; turn++) {
    const compared = await lent.each(compare, { rows: undecided, round: turn, rounds: turns });
    compared.flat().forEach(enterCompared);
    work.progress(0.8 + (0.2 * (turn + 1)) / turns, what);
    await work.pause();
  }
  return true;
}
