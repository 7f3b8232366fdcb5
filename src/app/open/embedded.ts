/** The datasets that come with the app, by the names used in links. */
export const EMBEDDED = [
  { name: 'mini-sae', title: 'mini-sae', hint: 'six layers of a small language model' },
  { name: 'glove', title: 'GloVe', hint: '20,152 word vectors with the analogy test' },
  { name: 'words', title: 'words', hint: '13,271 word vectors of a small corpus' },
  { name: 'worlds', title: 'planted worlds', hint: 'three clouds whose answers are known' },
] as const;

export const DEFAULT_DATASET = 'mini-sae';

/** The embedded datasets that show a scale at its clearest, by the scale's id. */
const OPENING: Readonly<Record<string, string>> = { atom: 'glove' };

/** The dataset that a scale opens on while the user has chosen none. */
export const openingDataset = (scale: string): string => OPENING[scale] ?? DEFAULT_DATASET;

/** The name in a link of a dataset that was opened from local files; the link cannot open them. */
export const LOCAL = 'local';

/** Whether `data` of a link names a dataset that comes with the app. */
export const comesWithApp = (data: string): boolean => EMBEDDED.some(({ name }) => name === data);

/** The address that `data` names: an embedded dataset's manifest, or an address on the web. */
export function webAddress(data: string): string {
  const here = new URL(import.meta.env.BASE_URL, document.baseURI);
  if (comesWithApp(data)) {
    return new URL(`datasets/${data}/manifest.json`, here).href;
  }
  return new URL(data, document.baseURI).href;
}
