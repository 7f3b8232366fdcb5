import type { Together } from '../../analysis/together/together.ts';

/** A pair of features as a row of a table. */
export interface PairRow {
  /** the rarer and the more frequent feature */
  readonly a: number;
  readonly b: number;
  readonly both: number;
  /** the number expected with both margins kept, its standard deviation, and the number under independence */
  readonly expected: number;
  readonly sd: number;
  readonly independent: number;
  readonly excess: number;
  readonly log10p: number;
}

/** The listed pairs as rows, on one side of what is expected, the strongest first. */
export function pairRows({ pairs, fired, blocks }: Together, side: 'together' | 'apart'): PairRow[] {
  const rows: PairRow[] = [];
  for (let at = 0; at < pairs.both.length; at++) {
    if (pairs.excess[at]! > 0 !== (side === 'together')) continue;
    const [a, b] = [pairs.ends[2 * at]!, pairs.ends[2 * at + 1]!];
    rows.push({
      a,
      b,
      both: pairs.both[at]!,
      expected: pairs.expected[at]!,
      sd: pairs.sd[at]!,
      independent: (fired[a]! * fired[b]!) / blocks,
      excess: pairs.excess[at]!,
      log10p: pairs.log10p[at]!,
    });
  }
  return rows;
}
