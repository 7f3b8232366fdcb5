import type { Field } from './fields.ts';
import { parseIndices, printIndices } from '../dataset/indexText.ts';

/** Which entries of a legend the user wants to see. Plain data. */
export interface LegendChoice {
  /** names the legend that it belongs to; see `legendKey` */
  readonly legend: string;
  /** the only entry that is shown; null for all */
  readonly alone: number | null;
  /** entries that are hidden, ascending */
  readonly hidden: readonly number[];
}

/** A legend has fewer entries than this. */
const MOST_ENTRIES = 100_000;

/** A short name of a legend, made of its title and the names of its entries (FNV-1a, 32 bits). */
export function legendKey(texts: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(texts.join('\n'))) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The choice in a link, `KEY:ALONE:HIDDEN`, such as `1x3k9a::0,4-6`; null if all entries are shown. */
export const legendField: Field<LegendChoice | null> = {
  initial: null,
  print: (choice) => {
    if (!choice) return '';
    const { legend, alone, hidden } = choice;
    return `${legend}:${alone ?? ''}:${printIndices(Uint32Array.from(hidden))}`;
  },
  parse: (text) => {
    const [, legend, alone, hidden] = /^([0-9a-z]{1,7}):(\d{0,6}):([^:]*)$/.exec(text) ?? [];
    const entries = hidden === undefined ? undefined : parseIndices(hidden, MOST_ENTRIES);
    if (legend === undefined || !entries) return undefined;
    return { legend, alone: alone ? Number(alone) : null, hidden: Array.from(entries) };
  },
};
