import type { Dataset, FeatureNotes } from '../src/dataset/dataset.ts';
import type { NoteTexts } from '../src/jobs/datasetJobs.ts';
import type { Work } from '../src/math/work/work.ts';
import { visible } from '../src/scales/shared/contexts/whitespace.ts';

/** Notes of further features are left out when the texts are longer than this, in bytes. */
const MOST_BYTES = 96e6;
/** Features between two pauses. */
const STEP = 512;

/**
 * What the features of a layer fire on, as text that can be searched; the features are read in their order.
 *
 * @param most  bytes; features after those whose texts fill them are left out
 */
export async function noteTexts(
  dataset: Pick<Dataset, 'info' | 'notes'>,
  id: string,
  work: Pick<Work, 'progress' | 'pause'>,
  most = MOST_BYTES,
): Promise<NoteTexts> {
  const layer = dataset.info.layers.find((one) => one.id === id);
  const features = layer?.features ?? 0;
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const ends = new Uint32Array(2 * features);
  let [bytes, noted, read] = [0, 0, 0];
  const add = (text: string) => {
    const part = encoder.encode(text);
    parts.push(part);
    return (bytes += part.length);
  };
  // Notes that are read feature by feature from a large file would take as many reads as there are features.
  const last = layer?.notesOnRequest ? 0 : features;
  for (; read < last && bytes < most; read++) {
    if (read % STEP === 0) {
      work.progress(read / features, `reading what ${read.toLocaleString('en')} features fire on`);
      await work.pause();
    }
    const { tokens, contexts } = textsOf(await dataset.notes(id, read));
    if (tokens !== '' || contexts !== '') noted++;
    ends[2 * read] = add(tokens);
    ends[2 * read + 1] = add(contexts);
  }
  ends.fill(bytes, 2 * read);
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return { bytes: all, ends, noted, read };
}

/** The tokens that a feature fires on, each once and between line ends, and its contexts, one in a line. */
function textsOf({ topTokens, examples }: FeatureNotes): { tokens: string; contexts: string } {
  const shown = [...topTokens, ...examples.map(({ token }) => token)].map(plain).filter(Boolean);
  const contexts = examples.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  return {
    tokens: shown.length > 0 ? `\n${[...new Set(shown)].join('\n')}\n` : '',
    contexts: contexts.join('\n'),
  };
}

/** A token without the white space around it; white space itself as the signs that the inspector shows. */
const plain = (token: string) => (token.trim() === '' ? visible(token) : visible(token.trim()));
