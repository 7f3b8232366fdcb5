import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Guard } from '../../controls/parts/Guard.tsx';
import { droppedFiles } from './dropped.ts';
import './open.css';
import type { ChosenFile } from '../../dataset/reference.ts';
import { areSelections, importSelections } from '../selection/importSelections.ts';
import { localFiles } from '../../state/localFiles.ts';
import { noteFileInput } from './fileInput.ts';
import { loadFileKinds, useFileKinds } from './fileKinds.ts';
import { takeLesson } from '../lessons/takeLesson.ts';
import { droppedHandles, noteOrigin } from './handles/handles.ts';
import { propose, withdraw } from './openLocal.ts';
import { Proposed } from './Proposed.tsx';

/** Accepts files dropped anywhere on the window or chosen through the input, and shows what they contain. */
export function OpenFiles() {
  const proposed = useStore(localFiles, (state) => state.proposed);
  const over = useDrop();
  const { accept, hint } = useFileKinds();
  useEffect(() => {
    if (over) void loadFileKinds();
  }, [over]);
  return (
    <>
      <input
        ref={noteFileInput}
        type="file"
        multiple
        accept={accept}
        hidden
        aria-label="Files to open"
        onChange={(event) => {
          void take([...(event.target.files ?? [])].map((file) => ({ path: file.name, file })));
          // The user may choose the same files again after correcting them.
          event.target.value = '';
        }}
      />
      {over && (
        <div className="drop-hint" aria-hidden="true">
          <p>Drop to open{hint && `: ${hint}`}</p>
        </div>
      )}
      {proposed && (
        <Guard name="The dialog" onClose={withdraw}>
          <Proposed key={proposed.choice} proposed={proposed} />
        </Guard>
      )}
    </>
  );
}

/** Takes dropped files, with the handles that open them again after a reload. */
async function takeDropped(transfer: DataTransfer): Promise<void> {
  // Both are asked for before the browser clears the items.
  const [handles, files] = await Promise.all([droppedHandles(transfer), droppedFiles(transfer)]);
  noteOrigin(files, handles);
  await take(files);
}

/** Whether files that were chosen together are one view, by the name. */
const isView = ([only, ...others]: readonly ChosenFile[]): boolean =>
  only !== undefined && others.length === 0 && /\.tricosm\.json$/i.test(only.path);

/**
 * A view is shown; a file of saved selections is added to the view; a lesson begins; other files are shown before they are
 * opened.
 */
export async function take(files: readonly ChosenFile[]): Promise<void> {
  if (isView(files)) await (await import('./openView.ts')).openView(files[0]!);
  else if (await areSelections(files)) await importSelections(files[0]!);
  else if (!(await takeLesson(files))) propose(files);
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
/** A panel may accept files itself; react-aria marks such a drop zone. */
const takenElsewhere = ({ target }: DragEvent) =>
  target instanceof Element && target.closest('.drop-zone') !== null;

/** Whether files are dragged over the window; dropped files are shown before they are opened. */
function useDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      setOver(!takenElsewhere(event));
      if (!takenElsewhere(event)) event.preventDefault();
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event) || takenElsewhere(event)) return;
      event.preventDefault();
      void takeDropped(event.dataTransfer!);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
