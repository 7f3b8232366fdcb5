/**
 * Creates a cache of things that are read. Each key is read once, and all who ask for it share the result; a failure
 * is not stored, so that the next attempt tries again.
 */
export function createCache() {
  const promises = new Map<string, Promise<unknown>>();
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const stored = promises.get(key) as Promise<T> | undefined;
    if (stored) return stored;
    const promise = read();
    promises.set(key, promise);
    promise.catch(() => promises.delete(key));
    return promise;
  };
}
