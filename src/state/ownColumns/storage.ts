import { isAdded, type AddedColumn } from './added.ts';

/** The browser's database of columns that users added to datasets, by the key of the dataset. */
const NAME = 'tricosm-columns';
const STORE = 'columns';

/**
 * Keeps the columns of a dataset in the browser, from visit to visit; without columns, nothing is kept.
 *
 * @returns whether the browser took them; it may refuse, or have no room
 */
export async function rememberColumns(key: string, columns: readonly AddedColumn[]): Promise<boolean> {
  try {
    await transact('readwrite', (store) =>
      columns.length === 0 ? store.delete(key) : store.put(columns, key),
    );
    return true;
  } catch {
    return false;
  }
}

/** The columns that the browser keeps of a dataset; columns of another form, such as another version's, are left out. */
export async function recallColumns(key: string): Promise<readonly AddedColumn[]> {
  try {
    const found: unknown = await transact('readonly', (store) => store.get(key));
    return Array.isArray(found) ? found.filter(isAdded) : [];
  } catch {
    return [];
  }
}

/** The columns that the browser keeps, by the key of their dataset. */
export async function everyColumn(): Promise<Readonly<Record<string, readonly AddedColumn[]>>> {
  try {
    const keys = (await transact('readonly', (store) => store.getAllKeys())) as readonly IDBValidKey[];
    const texts = keys.filter((key) => typeof key === 'string');
    const columns = await Promise.all(texts.map(async (key) => [key, await recallColumns(key)] as const));
    return Object.fromEntries(columns);
  } catch {
    return {};
  }
}

/** Deletes all columns of all datasets. */
export async function forgetColumns(): Promise<void> {
  try {
    await transact('readwrite', (store) => store.clear());
  } catch {
    // A closed storage keeps nothing.
  }
}

async function transact(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => { readonly result: unknown },
): Promise<unknown> {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
    request.onblocked = () => reject(new Error('blocked'));
  });
}
