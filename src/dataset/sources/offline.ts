/** What the build lists for use without a network. Paths are relative to the folder of the app. */
export interface OfflineList {
  /** changes with every file of the app */
  readonly version: string;
  /** the first script, which the page names */
  readonly entry: string;
  /** every file of the app except its page, which is the folder itself */
  readonly app: readonly string[];
  readonly datasets: Readonly<Record<string, OfflineDataset>>;
}

/** An embedded dataset. */
export interface OfflineDataset {
  /** changes with every file of the dataset */
  readonly version: string;
  /** the size in bytes of each file, by its path below the dataset's folder */
  readonly files: Readonly<Record<string, number>>;
}

/** What the page asks the service worker. */
export type OfflineQuestion =
  /** its list; the answer is an `OfflineList` */
  | 'list'
  /** to take over from the version before, now and not when every page of that version is closed */
  | 'take over'
  /** to read again which datasets of other hosts the user wants to keep */
  | 'choice';

/** The names of the browser's caches of the app in one folder: other copies of the app at this host have their own. */
export const cacheNames = (scope: string) => ({
  /** every cache of a version of the app begins like this */
  versions: `tricosm-app ${scope} `,
  app: (version: string) => `tricosm-app ${scope} ${version}`,
  /** every cache of an embedded dataset begins like this */
  datasets: `tricosm-dataset ${scope} `,
  /** whole files of an embedded dataset */
  dataset: (name: string, version: string) => `tricosm-dataset ${scope} ${name} ${version}`,
  /** answers of other hosts, and the list of the addresses that they are stored for */
  chosen: `tricosm-chosen ${scope}`,
});

/** The address in the cache `chosen` under which the list of chosen addresses is stored, as JSON. */
export const CHOICE = 'tricosm-choice.json';

/** Whether an address lies below a chosen one. */
export const isChosen = (address: string, chosen: readonly string[]): boolean =>
  chosen.some((prefix) => address.startsWith(prefix));

/**
 * The files of a bundle that its layers need: those that the manifest names outside its layers, those of the given
 * layers, the manifest and the datasheet.
 *
 * @param manifest  as parsed from JSON
 * @param layers  ids
 * @param files  paths of all files of the bundle
 */
export function filesOfLayers(
  manifest: { readonly layers?: readonly { readonly id?: unknown }[] },
  layers: readonly string[],
  files: readonly string[],
): string[] {
  const { layers: all = [], ...rest } = manifest;
  const shown = all.filter(({ id }) => typeof id === 'string' && layers.includes(id));
  const named = new Set(['manifest.json', 'README.md', ...textsIn([rest, shown])]);
  return files.filter((path) => named.has(path));
}

/** Every text in a JSON value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
