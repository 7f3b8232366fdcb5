import { useEffect, useState } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { chosenTogether, localFiles } from '../../../state/localFiles.ts';
import { filesOf, mayRead, noteOrigin, type Handle } from './handles.ts';
import { rememberedFiles, type Remembered } from './remembered.ts';
import { handleNames } from './names.ts';

/** Opens the files of this machine that were open before a reload: by themselves if the browser allows it, else by a click. */
export default function Reopen() {
  const [remembered, setRemembered] = useState<Remembered | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let current = true;
    const look = async () => {
      const found = await rememberedFiles();
      if (!found || !current) return;
      if (await mayRead(found.handles, false)) await open(found.handles);
      else if (current) setRemembered(found);
    };
    look().catch((error: unknown) => current && setFault(faultOf(error)));
    return () => {
      current = false;
    };
  }, []);
  const reopen = async ({ handles }: Remembered) => {
    try {
      if (await mayRead(handles, true)) await open(handles);
      else setFault('The browser was not allowed to read the files: allow it, or choose the files again.');
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return (
    <>
      {remembered && (
        <Button kind="primary" onPress={() => void reopen(remembered)}>
          Open {handleNames(remembered.handles)} again
        </Button>
      )}
      {fault && <p role="status">{fault}</p>}
    </>
  );
}

async function open(handles: readonly Handle[]): Promise<void> {
  const files = await filesOf(handles);
  noteOrigin(files, handles);
  localFiles.setState({ opened: chosenTogether(files), remembered: true, made: [] });
}

const faultOf = (error: unknown): string =>
  `The files cannot be opened again: ${error instanceof Error ? error.message : String(error)} Choose them where they are now.`;
