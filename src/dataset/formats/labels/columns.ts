/** Names of the column that says what a row is, the likeliest first. */
export const LABEL_COLUMNS: readonly RegExp[] = [
  /^(description|explanation)$/i,
  /^(labels?|names?)$/i,
  /^(words?|tokens?|texts?|titles?)$/i,
];
