/**
 * A graphics card that multiplies in float32. It only proposes: WGSL leaves it free to round up or down, to add in any
 * order and to take small numbers for zero, so its products hold within the bounds of `bound.ts` and no closer. Whoever
 * asks decides in float64 among what the card proposes.
 */
export interface Card {
  /** what it is, in words, such as `nvidia ampere` */
  readonly name: string;
  /**
   * Puts rows on the card for repeated products.
   *
   * @throws CardError when the card has no room or is lost
   */
  hold(rows: CardRows): Promise<HeldRows>;
}

/** Rows for a card, made part by part so that they never stand in memory as a whole. */
export interface CardRows {
  readonly rows: number;
  readonly columns: number;
  /** The rows `[from, to)`, row-major, `[to − from, columns]`; the caller does not change and does not keep them. */
  readonly part: (from: number, to: number) => Float32Array;
}

/** Rows z on a card. */
export interface HeldRows {
  /**
   * For each query q, the rows of least product q·z, as the card computes it: no other row has a lesser one.
   *
   * @param queries  row-major, `[count, columns]`; every product is far below the largest float32
   * @param places  how many, 1 … rows − 1
   * @param own  the row that query 0 is itself, query 1 the next, and so on: a query never finds itself; the number of rows
   *   for queries that are not rows, which may have all rows as places
   * @throws CardError when the card is lost
   */
  least(queries: Float32Array, places: number, own: number): Promise<LeastProducts>;
  /** Frees the card's memory; the second call does nothing. */
  free(): void;
}

/** What a card proposes. */
export interface LeastProducts {
  /** row numbers, in no order, `[count, places]` */
  readonly numbers: Uint32Array;
  /** the products as the card computed them, `[count, places]` */
  readonly products: Float32Array;
}

/** A card failed: it was lost, has no room, or was found wrong. The processor takes over. */
export class CardError extends Error {
  override name = 'CardError';
}

/** How a thread gets its card, and the number of multiplications from which one is worth the way to it. */
interface Finder {
  readonly find: () => Promise<Card | null>;
  readonly worth: number;
}

/** With fewer multiplications, the processor is done before a card has the rows. */
const WORTH_A_CARD = 4e9;
const NONE: Finder = { find: () => Promise.resolve(null), worth: Infinity };

let finder = NONE;

/**
 * The card of this thread, for a computation of this number of multiplications; null if it has none, must not use it, or
 * is faster alone.
 */
export function card(multiplications: number): Promise<Card | null> {
  return multiplications < finder.worth ? Promise.resolve(null) : finder.find();
}

/**
 * Makes `find` the way in which this thread gets its card.
 *
 * @param worth  the number of multiplications from which it is asked for
 */
export function useCard(find: Finder['find'], worth = WORTH_A_CARD): void {
  finder = { find, worth };
}

/** Takes the card away from this thread. */
export function useNoCard(): void {
  finder = NONE;
}
