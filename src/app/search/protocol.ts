import type { Matches } from './matching/find.ts';
import type { Query } from './matching/query.ts';

/** What the page sends to the search's worker. */
export type ToSearch =
  /** further labels, and whether they are the last */
  | { readonly kind: 'labels'; readonly labels: readonly string[]; readonly last: boolean }
  /** what features fire on; see `NoteTexts` */
  | { readonly kind: 'notes'; readonly bytes: Uint8Array; readonly ends: Uint32Array }
  | { readonly kind: 'find'; readonly query: Query };

/** What it answers: it has prepared what it was sent, or the matches of the last query. */
export type FromSearch = { readonly kind: 'ready' } | { readonly kind: 'found'; readonly matches: Matches };
