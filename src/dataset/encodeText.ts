/**
 * A text as part of an address. Half of a surrogate pair, which a stranger's JSON may hold and an address cannot, becomes
 * the replacement character.
 */
export const encodeText = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
