import { encodeText } from './encodeText.ts';

/** Characters with a special meaning in a browser's address or in a file system. */
const RESERVED = /[\\?#*<>|"\p{Cc}]/u;

/**
 * Why a path may not stand in a manifest, in words; null if it may. A path is relative to the manifest and stays in its
 * folder: no `..`, no root, no drive, no other host.
 */
export function pathFault(path: string): string | null {
  if (path === '') return 'it is empty';
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return 'it names another place';
  if (path.startsWith('/') || path.startsWith('\\')) return 'it is absolute';
  if (RESERVED.test(path)) return 'it holds a reserved character';
  const parts = path.split('/');
  if (parts.includes('..')) return 'it leaves the folder';
  if (parts.includes('') || parts.includes('.')) return 'it has an empty part';
  return null;
}

/**
 * The same rule as one pattern, for the JSON Schema of the manifest: no scheme, no root, no step that is empty, `.` or
 * `..`, and no reserved character.
 */
export const PATH =
  // oxlint-disable-next-line no-control-regex -- they are what is refused
  /^(?![A-Za-z][A-Za-z0-9+.-]*:)(?!(?:[^/]*\/)*\.{0,2}(?:\/|$))[^\\?#*<>|"\u0000-\u001f\u007f-\u009f]+$/;

/** A path as part of an address, each step encoded, so that no `%2e%2e` turns into `..` on the way. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeText).join('/');
}
