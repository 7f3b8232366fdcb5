import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';

/** A file, or a folder with its contents, that is served for reading. */
export interface Share {
  /** the path under which it is served, with forward slashes; empty for a folder at the top */
  readonly path: string;
  /** the real place on this machine */
  readonly place: string;
  readonly isFolder: boolean;
}

/**
 * Shares the paths of the command line. Each is served under its name, after the names of the folders above it that
 * distinguish it from the others.
 *
 * @throws UsageError naming a path that does not exist, or is neither a file nor a folder
 */
export function sharesOf(named: readonly string[]): Share[] {
  const given = named.map((name) => resolve(name));
  const common = commonFolder(given.map((path) => dirname(path)));
  const paths = given.map((path) => relative(common, path).split(sep));
  const tops = new Set(paths.map(([top]) => top));
  const above = paths.some((steps) => steps.length > 1) && tops.size > 1 ? [basename(common)] : [];
  return given.map((path, i) => {
    const place = placeNamed(path, named[i]!);
    const steps = [...above, ...paths[i]!].filter((step) => step !== '');
    return { path: steps.join('/'), place, isFolder: statSync(place).isDirectory() };
  });
}

/** The real place of a path of the command line. */
function placeNamed(path: string, name: string): string {
  const wrong = (found: string) => new UsageError(`“${name}”: expected a file or a folder, found ${found}.`);
  try {
    const place = realpathSync(path);
    if (isFile(place) || statSync(place).isDirectory()) return place;
  } catch {
    throw wrong('nothing there; check the path');
  }
  throw wrong('a pipe, a socket or a device; save its contents as a file');
}

function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split(sep));
  const differs = first.findIndex((step, i) => others.some((other) => other[i] !== step));
  return (differs < 0 ? first : first.slice(0, differs)).join(sep) || sep;
}

/**
 * The place of a served path on this machine; null if it is not a file of the shares. A folder's hidden files are not
 * served, nor are places outside it to which a link in it leads.
 *
 * @param path  decoded, with forward slashes
 */
export function placeOf(shares: readonly Share[], path: string): string | null {
  for (const share of shares) {
    const place = share.isFolder ? placeIn(share, path) : share.path === path ? share.place : null;
    // The target of a link may have changed since the program started.
    if (place !== null && isFile(place)) return place;
  }
  return null;
}

function placeIn(share: Share, path: string): string | null {
  const prefix = share.path === '' ? '' : `${share.path}/`;
  if (!path.startsWith(prefix)) return null;
  const steps = path.slice(prefix.length).split('/');
  return steps.some(isImproper) ? null : inside(share, join(share.place, ...steps));
}

/** Whether a step leaves its folder, is hidden, or cannot be the name of a file. */
const isImproper = (step: string) => step === '' || step.startsWith('.') || /[\\/\p{Cc}]/u.test(step);

/** The real place of a path in a share; null if it lies outside the share, or cannot be found. */
export function inside(share: Share, place: string): string | null {
  try {
    const real = realpathSync(place);
    return real.startsWith(share.place + sep) ? real : null;
  } catch {
    return null;
  }
}

/** Whether there is a file at a place. */
export function isFile(place: string): boolean {
  try {
    return statSync(place).isFile();
  } catch {
    return false;
  }
}
