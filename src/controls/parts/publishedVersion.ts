/** The page that the host serves now, compared with the page that is open. */
export type Published = 'same' | 'newer' | 'unreachable';

/** The scripts that a page starts with; their names change with every version. */
export const entryScripts = (html: string): readonly string[] =>
  Array.from(html.matchAll(/<script\b[^>]*>/g), ([tag]) => tag)
    .filter((tag) => /\btype="?module\b/.test(tag))
    .flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []);

/**
 * Compares the page that the host serves now with the open one. An answer that is no page of Tricosm, such as that of a
 * network that asks for a log-in, counts as unreachable.
 *
 * @param open  the entry scripts of the open page, as its HTML names them
 * @param read  reads the page that the host serves now; rejects if the host does not answer
 */
export async function compareVersions(
  open: readonly string[],
  read: () => Promise<string>,
): Promise<Published> {
  try {
    const served = entryScripts(await read());
    if (served.length === 0) return 'unreachable';
    return served.join() === open.join() ? 'same' : 'newer';
  } catch {
    return 'unreachable';
  }
}

/** Milliseconds in which the host must answer. */
const PATIENCE = 5000;

/** Compares the open page with the page at its address. */
export function publishedVersion(): Promise<Published> {
  const open = Array.from(document.querySelectorAll('script[type="module"][src]'), (script) =>
    script.getAttribute('src')!,
  );
  return compareVersions(open, async () => {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(location.pathname, { cache: 'no-store', signal });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.text();
  });
}
