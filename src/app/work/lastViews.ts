/** The last view of a dataset: what a user made stands in it, such as selections, own relations and names of lobes. */
export interface LastView {
  /** the dataset as a link names it */
  readonly data: string;
  /** the query and the fragment of the link */
  readonly query: string;
  /** when it was left, ISO 8601 */
  readonly at: string;
}

/** Where the last views are in the browser's storage. */
export const LAST_VIEWS = 'tricosm-last-views';
/** Datasets whose last views are kept; the oldest give way. */
const MOST = 20;
/** A longer query, in characters, would fill the storage. */
const LONGEST = 200_000;

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** The last views as they are stored, the latest first; entries of another form are left out. */
export function parseLastViews(text: string | null): readonly LastView[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isLastView).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isLastView(value: unknown): value is LastView {
  if (typeof value !== 'object' || value === null) return false;
  const { data, query, at } = value as Record<string, unknown>;
  return typeof data === 'string' && typeof query === 'string' && typeof at === 'string';
}

/** The last views of this browser; none if its storage is closed. */
export function lastViews(storage: () => Shelf = () => localStorage): readonly LastView[] {
  try {
    return parseLastViews(storage().getItem(LAST_VIEWS));
  } catch {
    return [];
  }
}

/** Two lists as one: the later view of each dataset, the latest first. */
export function mergedViews(one: readonly LastView[], other: readonly LastView[]): readonly LastView[] {
  const latestFirst = [...one, ...other].sort((a, b) => b.at.localeCompare(a.at));
  const seen = new Set<string>();
  return latestFirst.filter(({ data }) => !seen.has(data) && seen.add(data)).slice(0, MOST);
}

/** Whether views are kept: no longer in this visit once the user has deleted everything. */
let keeps = true;

/** Keeps no further view in this visit. */
export function stopKeeping(): void {
  keeps = false;
}

/** Keeps the view of a dataset. A storage that is full or closed keeps nothing. */
export function keepView(view: LastView, storage: () => Shelf = () => localStorage): void {
  if (!keeps || view.query.length > LONGEST) return;
  putViews(mergedViews([view], lastViews(storage)), storage);
}

/** Forgets the view of a dataset. */
export function forgetView(data: string, storage: () => Shelf = () => localStorage): void {
  putViews(
    lastViews(storage).filter((view) => view.data !== data),
    storage,
  );
}

function putViews(views: readonly LastView[], storage: () => Shelf): void {
  try {
    storage().setItem(LAST_VIEWS, JSON.stringify(views));
  } catch {
    // What was kept before stays.
  }
}
