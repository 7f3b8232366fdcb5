import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';

/** A file, or a folder with all that is in it, that may be read. */
export interface Share {
  /** under which it is found, with forward slashes; empty where a folder is found at the top */
  readonly path: string;
  /** the real place on this machine */
  readonly place: string;
  readonly isFolder: boolean;
}

/**
 * Shares what the command line names. Each is found under its name, with as many of the folders above it as tell it
 * from the others.
 *
 * @throws UsageError naming a path that leads nowhere, or to neither a file nor a folder
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

/** The real place of a path that the command line names. */
function placeNamed(path: string, name: string): string {
  const wrong = (found: string) => new UsageError(`“${name}”: expected a file or a folder, found ${found}.`);
  try {
    const place = realpathSync(path);
    if (isFile(place) || statSync(place).isDirectory()) return place;
  } catch {
    throw wrong('nothing there; check the path');
  }
  throw wrong('a pipe, a socket or a device; save what it gives as a file');
}

function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split(sep));
  const differs = first.findIndex((step, i) => others.some((other) => other[i] !== step));
  return (differs < 0 ? first : first.slice(0, differs)).join(sep) || sep;
}

/**
 * Where a path leads on this machine; null where it leads to no file of the shares. Hidden files are no part of a
 * folder, nor is what a link in it leads out to.
 *
 * @param path  decoded, with forward slashes
 */
export function placeOf(shares: readonly Share[], path: string): string | null {
  for (const share of shares) {
    const place = share.isFolder ? placeIn(share, path) : share.path === path ? share.place : null;
    // What a link led to when the program started may have changed since.
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

/** Steps that leave a folder or that no file has; hidden names. */
const isImproper = (step: string) => step === '' || step.startsWith('.') || /[\\/\p{Cc}]/u.test(step);

/** The real place of what stands in a share, where it is still within it; null where it is not, or cannot be found. */
export function inside(share: Share, place: string): string | null {
  try {
    const real = realpathSync(place);
    return real.startsWith(share.place + sep) ? real : null;
  } catch {
    return null;
  }
}

/** Whether there is a file that may be found. */
export function isFile(place: string): boolean {
  try {
    return statSync(place).isFile();
  } catch {
    return false;
  }
}
