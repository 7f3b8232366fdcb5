/** Names of the column that says what a row is, the likeliest first. */
export const LABEL_COLUMNS: readonly RegExp[] = [
  /^(description|explanation)s?$/i,
  /^(labels?|names?)$/i,
  /^(words?|tokens?|texts?|titles?)$/i,
  /^(terms?|keys?|items?|concepts?|features?)$/i,
];

/** Whether a column says what a row is, by its name. */
export const isLabelName = (name: string): boolean =>
  LABEL_COLUMNS.some((pattern) => pattern.test(name.trim()));

/** Names of the column that says which feature a row belongs to, the likeliest first. */
const INDEX_NAMES: readonly RegExp[] = [
  /^(index|idx)$/,
  /^(sae)?(feature|feat|latent|neuron|unit)s?(id|idx|index|num|number|no)$/,
  /^(sae)?(feature|feat|latent|neuron|unit)s?$/,
  /^(id|indexlevel\d|level\d|row|rowid|rowindex|rownum|rownumber|rownames?|rn|nr)$/,
  /^(|unnamed\d*)$/,
  /^(#|no|num|number)$/,
  /^(f|dim|dimension|component)$/,
];

/** From this rank on, a name may be that of something else: its numbers must differ from row to row. */
export const LOOSE_RANK = 5;

/** How likely a name is that of a column of indices, from 0 for the likeliest; -1 for another name. */
export const indexRank = (name: string): number => {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  // A missing name is what pandas writes; another name without letters than `#` is no name of an index.
  const asked = plain === '' ? name.trim() : plain;
  return INDEX_NAMES.findIndex((pattern) => pattern.test(asked));
};

/** Names by which a column of vectors is recognised among several columns of lists. */
export const VECTOR_NAMES = /^(embeddings?|vectors?|emb|vec|values|features?|decoder|w_dec)$/i;

/** Whether a column must hold vectors, by its name. */
export const isVectorName = (name: string): boolean =>
  /embedding|vector|^(emb|vec|decoder|w_dec)$/i.test(name);
