import { DataError, kindOf } from '../dataset/error.ts';

/** The form of a file that holds a view; it rises when older programs could not read it. */
const VERSION = 1;

/** How the name of such a file ends. */
export const VIEW_FILE_ENDING = '.tricosm.json';

/** A link as a file, for links that are too long to be sent. */
export const viewFileText = (link: string): string =>
  `${JSON.stringify({ schema: 'tricosm-view', version: VERSION, link }, null, 2)}\n`;

/**
 * The link in a file.
 *
 * @param name  of the file, for messages
 * @throws DataError when it is not a view file, or one of a later version
 */
export function linkInFile(text: string, name: string): string {
  const parsed = parseJson(text, name);
  const { schema, version, link } = (parsed ?? {}) as Record<string, unknown>;
  if (schema !== 'tricosm-view' || typeof link !== 'string') {
    throw new DataError(
      `${name}: expected a view file, an object with schema "tricosm-view" and a link, found ${kindOf(parsed)}; save one with Share in the app.`,
    );
  }
  if (version !== VERSION) {
    throw new DataError(
      `${name}: expected version ${VERSION} of view files, found ${kindOf(version)}; open it with a newer Tricosm.`,
    );
  }
  return link;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DataError(`${name}: expected a view file, found no valid JSON; save it again in the app.`);
  }
}

/** The query and the fragment of a link, `data=glove&scale=atom#selection=…`; the address before them takes no part. */
export function queryOfLink(link: string): string {
  const at = link.search(/[?#]/);
  if (at < 0) return '';
  return link[at] === '?' ? link.slice(at + 1) : link.slice(at);
}

/** The address in front of a link's query; empty if it has none. */
export function baseOfLink(link: string): string {
  const at = link.search(/[?#]/);
  return at < 0 ? link : link.slice(0, at);
}
