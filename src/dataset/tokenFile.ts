/** What a file of the user's says of tokens: texts, labels, or both. Plain data. */
export interface TokenFile {
  /** the file's name */
  readonly file: string;
  /** what a row belongs to: a token by its number, or all tokens of a document by its number */
  readonly key: 'token' | 'document';
  /** the number of each row's token or document, from 0, `[rows]` */
  readonly numbers: Uint32Array;
  /** the text of each row's token, `[rows]`; null without such a column */
  readonly texts: readonly string[] | null;
  /** the document of each row's token, `[rows]`, where the contexts are cut; null without such a column */
  readonly documents: Uint32Array | null;
  readonly labels: TokenLabels | null;
  /** rows of another width than the header, which are left out */
  readonly unreadable: number;
}

/** Labels in their order around a circle. */
export interface TokenLabels {
  /** the column's name */
  readonly name: string;
  /** the names of the labels, in their order */
  readonly names: readonly string[];
  /** the label of each row, −1 for none, `[rows]` */
  readonly of: Int32Array;
  /** where the order is from */
  readonly order:
    | 'a column of the file'
    | 'their numbers'
    | 'the calendar'
    | 'the file, as they first appear';
}
