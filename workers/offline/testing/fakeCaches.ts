import { vi } from 'vitest';

const addressOf = (request: RequestInfo | URL) =>
  request instanceof Request ? request.url : String(request);

/** Stands in for the browser's caches: by name, the answers by their addresses. */
export function fakeCaches(): Map<string, Map<string, Response>> {
  const all = new Map<string, Map<string, Response>>();
  const match = (name: string, request: RequestInfo | URL) => all.get(name)?.get(addressOf(request))?.clone();
  vi.stubGlobal('caches', {
    open: async (name: string) => {
      const entries = all.get(name) ?? new Map<string, Response>();
      all.set(name, entries);
      return {
        put: async (request: RequestInfo | URL, answer: Response) =>
          void entries.set(addressOf(request), answer),
        match: async (request: RequestInfo | URL) => match(name, request),
        keys: async () => [...entries.keys()].map((url) => new Request(url)),
        delete: async (request: RequestInfo | URL) => entries.delete(addressOf(request)),
      };
    },
    match: async (request: RequestInfo | URL) => {
      for (const name of all.keys()) {
        const found = match(name, request);
        if (found) return found;
      }
      return undefined;
    },
    has: async (name: string) => all.has(name),
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
  });
  return all;
}
