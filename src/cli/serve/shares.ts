import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';

/** A file, or a folder with its contents, that clients may read. */
export interface Share {
  /** the path under which it is served, with forward slashes; empty for a folder that is served at the root */
  readonly path: string;
  /** its real path on this machine, without links */
  readonly place: string;
  readonly isFolder: boolean;
}

/**
 * Shares the files and folders that the command line names. Each is served under its name, preceded by the folders
 * that distinguish it from the others.
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

/** The real path of a path that the command line names. */
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
 * The real path of a served path; null if it is not a file of the shares. Hidden files are not served, nor files
 * outside a shared folder that a link in it leads to.
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

/** Whether a step of a path is empty or hidden, leaves its folder, or cannot be a file's name. */
const isImproper = (step: string) => step === '' || step.startsWith('.') || /[\\/\p{Cc}]/u.test(step);

/** The real path of a place in a share; null if it lies outside the share or does not exist. */
export function inside(share: Share, place: string): string | null {
  try {
    const real = realpathSync(place);
    return real.startsWith(share.place + sep) ? real : null;
  } catch {
    return null;
  }
}

/** Whether the path is an existing regular file. */
export function isFile(place: string): boolean {
  try {
    return statSync(place).isFile();
  } catch {
    return false;
  }
}
