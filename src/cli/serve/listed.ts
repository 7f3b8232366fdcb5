import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathFault } from '../../dataset/paths.ts';
import { UsageError } from '../errors.ts';
import { inside, isFile, type Share } from './shares.ts';

/** No dataset has more files than this: a larger folder was named by mistake. */
const MOST_FILES = 2000;

/** A path in a shared folder that is left out. */
export interface LeftOut {
  readonly place: string;
  /** the reason, and what the user can do */
  readonly why: string;
}

const LINK = 'a link that leads out of its folder or nowhere; put the file itself there';
const CLOSED = 'not readable; check its permissions';
const NO_FILE = 'neither a file nor a folder; save its contents as a file';

/** The files of shares, and the paths left out. */
export interface Listed {
  /** paths of files, sorted within each folder; at most `MOST_FILES` + 1 of them */
  readonly files: readonly string[];
  /** links that lead out of the shared folders, folders that may not be read, pipes and sockets */
  readonly leftOut: readonly LeftOut[];
}

/** Lists the files of shares. */
export function listed(shares: readonly Share[]): Listed {
  const files = new Set<string>();
  const leftOut: LeftOut[] = [];
  const walk = (share: Share, path: string, place: string, above: readonly string[]) => {
    if (files.size > MOST_FILES || above.includes(place)) return;
    if (isFile(place)) return void files.add(path);
    const entries = entriesOf(place);
    if (typeof entries === 'string') return void leftOut.push({ place, why: entries });
    for (const entry of entries) {
      const { name } = entry;
      if (name.startsWith('.')) continue;
      const below = join(place, name);
      const real = inside(share, below);
      if (real === null) leftOut.push({ place: below, why: entry.isSymbolicLink() ? LINK : CLOSED });
      else walk(share, path === '' ? name : `${path}/${name}`, real, [...above, place]);
    }
  };
  for (const share of shares) walk(share, share.path, share.place, []);
  return { files: [...files], leftOut };
}

/** The names in a folder, sorted; or the reason why it cannot be listed. */
function entriesOf(place: string): Dirent[] | string {
  try {
    if (!statSync(place).isDirectory()) return NO_FILE;
    return readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return CLOSED;
  }
}

/**
 * Checks that the files can be those of one dataset.
 *
 * @throws UsageError when there are no files or too many, or a name cannot be part of an address
 */
export function checkListed({ files, leftOut }: Listed, named: readonly string[]): void {
  const place = named.join(', ');
  if (files.length === 0) {
    const [first] = leftOut;
    const but = first ? `; left out: ${first.place}, ${first.why}` : '';
    throw new UsageError(`${place}: expected files of a dataset, found none in it${but}.`);
  }
  if (files.length > MOST_FILES) {
    throw new UsageError(
      `${place}: expected the files of one dataset, found more than ${MOST_FILES}; name its folder.`,
    );
  }
  for (const path of files) {
    const fault = pathFault(path);
    if (fault === null) continue;
    throw new UsageError(
      `“${path}”: expected a name that can be part of an address, found that ${fault}; rename it.`,
    );
  }
}
