import type { Column } from '../../../../controls/table/columns.ts';
import type { Matching } from '../../analysis/matching/index.ts';

/** The best similarities of a side, or of one of its nulls. */
export interface NullRow {
  /** whose partners they are, such as `layer 2 in layer 3` */
  readonly side: string;
  readonly name: string;
  readonly mean: number;
  /** 95th percentile of a null */
  readonly line: number | null;
  /** percent beyond the line */
  readonly beyond: number | null;
}

export const NULL_COLUMNS: readonly Column<NullRow>[] = [
  { header: 'partners', value: ({ name }) => name, rowHeader: true },
  { header: 'mean', value: ({ mean }) => mean, decimals: 3 },
  { header: 'line', value: ({ line }) => line, decimals: 3, title: '95th percentile of the null' },
  { header: 'beyond', value: ({ beyond }) => beyond, decimals: 1, unit: '%' },
];

/** Each side with its nulls. */
export const nullRows = ({ sides }: Matching, names: readonly [string, string]): NullRow[] =>
  sides.flatMap(({ mean, beyond, nulls }, set) => {
    const side = `${names[set]} in ${names[1 - set]}`;
    return [
      { side, name: 'best', mean, line: null, beyond: 100 * beyond },
      ...nulls.map((one) => ({ side, name: one.name, mean: one.mean, line: one.line, beyond: null })),
    ];
  });

/** The number of features of one kind in both sets. */
export interface KindRow {
  readonly name: string;
  readonly first: number;
  readonly second: number;
}

export const KINDS_COLUMNS: readonly Column<KindRow>[] = [
  { header: 'kind', value: ({ name }) => name, rowHeader: true },
  { header: 'this layer', value: ({ first }) => first, decimals: 0 },
  { header: 'the other', value: ({ second }) => second, decimals: 0 },
];

/** The kinds of features with their numbers in both sets. */
export const kindRows = ({ sides }: Matching, names: readonly [string, string]): KindRow[] =>
  (
    [
      ['shared', 'shared, each other’s best'],
      ['split', 'in a family (split or merged)'],
      ['onesided', 'one-sided'],
      ['none', `none: lost from ${names[0]}, novel in ${names[1]}`],
    ] as const
  ).map(([kind, name]) => ({ name, first: sides[0].counts[kind], second: sides[1].counts[kind] }));
