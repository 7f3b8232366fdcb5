import { DataError } from '../error.ts';
import { type ZipEntry, zipEntries } from '../files/zip.ts';
import { readEntryBytes } from '../files/zipMember.ts';
import { MANIFEST } from '../formats/bundle/format.ts';
import { folderOf } from '../recognise/layerNames.ts';
import { openedBytes, type OpenedFile, type Source } from '../sources/source.ts';

/** What systems add to an archive beside its files. */
const ADDED = /\/$|(^|\/)(__MACOSX\/|\.DS_Store$|\._)/;
/** Files that a dataset is made of, other than arrays, which an archive has as its own members. */
const OPENED = /\.(csv|tsv|txt|vec|jsonl?|parquet|safetensors|pt|pth|bin)(\.gz)?$/i;

/** Files, and the place that they are read from. */
interface Files {
  readonly paths: readonly string[];
  readonly source: Source;
}

/**
 * The same files, with the only file of a zip archive in the archive's place: a zip that holds one table opens as the
 * table. An archive of arrays, of a bundle, or of several files stays as it is.
 */
export async function unpacked(paths: readonly string[], source: Source): Promise<Files> {
  const members = new Map<string, () => Promise<OpenedFile>>();
  const out: string[] = [];
  for (const path of paths) {
    const found = /\.zip$/i.test(path) ? await onlyMember(path, source) : null;
    const inner = found && folderOf(path) + found.entry.name.replace(/^.*\//, '');
    if (!found || inner === null || paths.includes(inner) || members.has(inner)) {
      out.push(path);
      continue;
    }
    const { archive, entry } = found;
    members.set(inner, async () => openedBytes(await readEntryBytes(archive, entry, source.describe(path))));
    out.push(inner);
  }
  return members.size === 0 ? { paths, source } : { paths: out, source: withMembers(source, members) };
}

/** The only file in an archive; null if it has another number of files, or one of another kind. */
async function onlyMember(
  path: string,
  source: Source,
): Promise<{ readonly archive: OpenedFile; readonly entry: ZipEntry } | null> {
  try {
    const archive = await source.open(path);
    const entries = await zipEntries(archive, source.describe(path));
    const [entry, ...others] = entries.filter(({ name }) => !ADDED.test(name));
    const alone = entry && others.length === 0 && OPENED.test(entry.name) && !MANIFEST.test(entry.name);
    return alone ? { archive, entry } : null;
  } catch (error) {
    // A damaged archive is named when it is recognised.
    if (error instanceof DataError) return null;
    throw error;
  }
}

function withMembers(source: Source, members: ReadonlyMap<string, () => Promise<OpenedFile>>): Source {
  const open: Source['open'] = (path, options) => members.get(path)?.() ?? source.open(path, options);
  return {
    describe: (path) => source.describe(path),
    open,
    async read(path, options) {
      if (!members.has(path)) return source.read(path, options);
      const file = await open(path, options);
      return file.read(0, file.size);
    },
  };
}
