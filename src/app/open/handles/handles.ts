import type { ChosenFile } from '../../../dataset/reference.ts';
import { MOST_FILES } from '../dropped.ts';

/**
 * Files and folders that the browser lets a page read again after a reload, once the user agrees. TypeScript's library has
 * no permissions of handles yet.
 */
export type Handle = (FileSystemFileHandle | FileSystemDirectoryHandle) & {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>;
};

/** The handles that files came from; files without an entry cannot be opened again. */
const origins = new WeakMap<readonly ChosenFile[], readonly Handle[]>();

/** Notes which handles files came from. */
export const noteOrigin = (files: readonly ChosenFile[], handles: readonly Handle[]): void => {
  if (handles.length > 0) origins.set(files, handles);
};

/** The handles that files came from; empty if the browser gave none. */
export const originOf = (files: readonly ChosenFile[]): readonly Handle[] => origins.get(files) ?? [];

/**
 * The files of handles, those in folders included, with their paths below what was chosen; hidden files are left out.
 *
 * @throws DOMException if a file is gone, or reading it is not allowed
 */
export async function filesOf(handles: readonly Handle[]): Promise<ChosenFile[]> {
  const files: ChosenFile[] = [];
  for (const handle of handles) await collect(handle, '', files);
  return files;
}

async function collect(handle: Handle, folder: string, files: ChosenFile[]): Promise<void> {
  if (handle.name.startsWith('.') || files.length >= MOST_FILES) return;
  const path = folder + handle.name;
  if (handle.kind === 'file') return void files.push({ path, file: await handle.getFile() });
  for await (const inner of handle.values()) await collect(inner, `${path}/`, files);
}

/** Whether all handles may be read. @param ask  whether to ask the user, which a browser allows after a click only */
export async function mayRead(handles: readonly Handle[], ask: boolean): Promise<boolean> {
  for (const handle of handles) {
    const now = (await handle.queryPermission?.({ mode: 'read' })) ?? 'granted';
    if (now === 'granted') continue;
    if (!ask || (await handle.requestPermission?.({ mode: 'read' })) !== 'granted') return false;
  }
  return true;
}

/** The handles of a drop; empty where the browser gives none. To be called before the event ends. */
export function droppedHandles(transfer: DataTransfer): Promise<readonly Handle[]> {
  type Item = DataTransferItem & { getAsFileSystemHandle?(): Promise<Handle | null> };
  const items = [...transfer.items].filter(({ kind }) => kind === 'file') as Item[];
  const asked = items.map((item) => item.getAsFileSystemHandle?.() ?? Promise.resolve(null));
  return Promise.all(asked).then(
    (handles) => (handles.every((handle) => handle !== null) ? handles : []),
    () => [],
  );
}
