import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { pathFault } from '../../dataset/paths.ts';
import { UsageError } from '../errors.ts';

/** A file, or a folder with all that is in it, that may be read. */
export interface Share {
  /** under which it is found, with forward slashes; empty where a folder is found at the top */
  readonly path: string;
  /** the real place on this machine */
  readonly place: string;
  readonly isFolder: boolean;
}

/** More files than any dataset has: a folder named by mistake. */
const MOST_FILES = 2000;

/**
 * Shares what the command line names. Each is found under its name, with as many of the folders above it as tell it
 * from the others.
 *
 * @throws UsageError naming a path that leads nowhere
 */
export function sharesOf(named: readonly string[]): Share[] {
  const given = named.map((name) => resolve(name));
  const common = commonFolder(given.map((path) => dirname(path)));
  const paths = given.map((path) => relative(common, path).split(sep));
  const tops = new Set(paths.map(([top]) => top));
  const above = paths.some((steps) => steps.length > 1) && tops.size > 1 ? [basename(common)] : [];
  return given.map((path, i) => {
    try {
      const place = realpathSync(path);
      const steps = [...above, ...paths[i]!].filter((step) => step !== '');
      return { path: steps.join('/'), place, isFolder: statSync(place).isDirectory() };
    } catch {
      throw new UsageError(
        `“${named[i]}”: expected a file or a folder, found nothing there; check the path.`,
      );
    }
  });
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

/** The real place, where it is still within the share. */
function inside(share: Share, place: string): string | null {
  try {
    const real = realpathSync(place);
    return real.startsWith(share.place + sep) ? real : null;
  } catch {
    return null;
  }
}

function isFile(place: string): boolean {
  try {
    return statSync(place).isFile();
  } catch {
    return false;
  }
}

/** What is found in shares. */
export interface Listed {
  /** paths of files, sorted within each folder; no more than one above `MOST_FILES` */
  readonly files: readonly string[];
  /** places of links that lead out of the shared folders, which are not followed */
  readonly outside: readonly string[];
}

/** Lists the files of shares. */
export function listed(shares: readonly Share[]): Listed {
  const files = new Set<string>();
  const outside: string[] = [];
  const walk = (share: Share, path: string, place: string, above: readonly string[]) => {
    if (files.size > MOST_FILES || above.includes(place)) return;
    if (isFile(place)) {
      files.add(path);
      return;
    }
    for (const name of readdirSync(place).sort()) {
      if (name.startsWith('.')) continue;
      const real = inside(share, join(place, name));
      if (real === null) outside.push(join(place, name));
      else walk(share, path === '' ? name : `${path}/${name}`, real, [...above, place]);
    }
  };
  for (const share of shares) walk(share, share.path, share.place, []);
  return { files: [...files], outside };
}

/**
 * Checks that files can be listed as those of one dataset.
 *
 * @throws UsageError where there are none or too many, or a name cannot stand in an address
 */
export function checkListed(files: readonly string[], named: readonly string[]): void {
  const place = named.join(', ');
  if (files.length === 0) throw new UsageError(`${place}: expected files of a dataset, found none in it.`);
  if (files.length > MOST_FILES) {
    throw new UsageError(
      `${place}: expected the files of one dataset, found more than ${MOST_FILES}; name its folder.`,
    );
  }
  for (const path of files) {
    const fault = pathFault(path);
    if (fault === null) continue;
    throw new UsageError(
      `“${path}”: expected a name that can stand in an address, found that ${fault}; rename it.`,
    );
  }
}
