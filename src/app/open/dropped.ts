/** A file with the path that it has below what was dropped. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

/** More files than any bundle has: a folder dropped by mistake. */
export const MOST_FILES = 2000;

/** The files of a drop, those in dropped folders included; hidden files are left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  // The browser clears the items after the event, so all are taken first.
  const items = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: DroppedFile[] = [];
  for (const { entry, file } of items) {
    if (entry) await collect(entry, '', files);
    else if (file) files.push({ path: file.name, file });
  }
  return files;
}

async function collect(entry: FileSystemEntry, folder: string, files: DroppedFile[]): Promise<void> {
  if (entry.name.startsWith('.') || files.length >= MOST_FILES) return;
  const path = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    files.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const inner of some) await collect(inner, `${path}/`, files);
  }
}
