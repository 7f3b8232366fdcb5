import { findMatches, type Indices } from './matching/find.ts';
import { unpackNotes } from './matching/notes.ts';
import { createTextIndex } from './matching/textIndex.ts';
import type { FromSearch, ToSearch } from './protocol.ts';

/**
 * Searches outside the page's thread, so that a regular expression that takes for ever blocks nothing: the page then ends
 * this worker and starts another.
 */
const labels = createTextIndex();
let notes: Indices['notes'] = null;

addEventListener('message', ({ data }: MessageEvent<ToSearch>) => {
  if (data.kind === 'labels') {
    labels.add(data.labels);
    if (data.last) answer({ kind: 'ready' });
  } else if (data.kind === 'notes') {
    notes = unpackNotes(data.bytes, data.ends);
    answer({ kind: 'ready' });
  } else {
    const matches = findMatches({ labels, notes }, data.query);
    answer({ kind: 'found', matches }, [matches.found.buffer]);
  }
});

function answer(message: FromSearch, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
