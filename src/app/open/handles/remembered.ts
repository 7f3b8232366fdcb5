import type { Handle } from './handles.ts';

/** Files that were opened together, so that they can be opened again. */
export interface Remembered {
  /** identifies the opening */
  readonly id: string;
  /** milliseconds since 1970 */
  readonly time: number;
  readonly handles: readonly Handle[];
}

const DATABASE = 'tricosm-files';
const TABLE = 'opened';
/** Each tab may have its own files; older openings are deleted. */
const MOST = 8;
/** The item of the tab's own storage with the id of what it opened last. */
const TAB = 'tricosm-files';

/** Remembers handles for this tab, and for tabs opened later. Storage may be forbidden: then they are not remembered. */
export async function rememberHandles(handles: readonly Handle[]): Promise<boolean> {
  const record: Remembered = { id: crypto.randomUUID(), time: Date.now(), handles };
  try {
    await inDatabase(async (database) => {
      await done(database.transaction(TABLE, 'readwrite').objectStore(TABLE).put(record));
      const all = await allIn(database);
      const table = database.transaction(TABLE, 'readwrite').objectStore(TABLE);
      for (const { id } of all.slice(MOST)) table.delete(id);
    });
    sessionStorage.setItem(TAB, record.id);
    return true;
  } catch {
    return false;
  }
}

/** Forgets what this tab opened: its files are not remembered. */
export function forgetTab(): void {
  try {
    sessionStorage.setItem(TAB, '');
  } catch {
    // Without storage nothing was remembered.
  }
}

/** What this tab opened last, or, in a new tab, what any tab did; null if nothing is remembered. */
export async function rememberedFiles(): Promise<Remembered | null> {
  try {
    return chosenFrom(await inDatabase(allIn), sessionStorage.getItem(TAB));
  } catch {
    return null;
  }
}

/** All openings that can be repeated, the latest first; none if storage is forbidden. */
export async function everyRemembered(): Promise<readonly Remembered[]> {
  try {
    return await inDatabase(allIn);
  } catch {
    return [];
  }
}

/** Forgets the files of all tabs. */
export async function forgetRemembered(): Promise<void> {
  forgetTab();
  try {
    await inDatabase((database) => done(database.transaction(TABLE, 'readwrite').objectStore(TABLE).clear()));
  } catch {
    // Without storage nothing was remembered.
  }
}

/** The opening of a tab; without one, the latest. @param all  the latest first */
export function chosenFrom(all: readonly Remembered[], tab: string | null): Remembered | null {
  if (tab !== null) return all.find(({ id }) => id === tab) ?? null;
  return all[0] ?? null;
}

/** Whether a record is an opening; another version of this program may have stored others. */
export function isRemembered(record: unknown): record is Remembered {
  if (typeof record !== 'object' || record === null) return false;
  const { id, time, handles } = record as Partial<Record<keyof Remembered, unknown>>;
  return (
    typeof id === 'string' &&
    typeof time === 'number' &&
    Array.isArray(handles) &&
    handles.every((handle: Partial<Handle> | null) => typeof handle?.name === 'string')
  );
}

/** All openings, the latest first. */
async function allIn(database: IDBDatabase): Promise<Remembered[]> {
  const table = database.transaction(TABLE).objectStore(TABLE);
  const all = await done(table.getAll() as IDBRequest<unknown[]>);
  return all.filter(isRemembered).sort((a, b) => b.time - a.time);
}

/** Opens the database, and closes it whatever happens: an open one would keep later versions from changing its form. */
async function inDatabase<T>(act: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'id' });
  const database = await done(request);
  try {
    return await act(database);
  } finally {
    database.close();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the storage of this browser failed'));
  });
}
