import { useStore } from 'zustand';
import { ModalDialog } from '../../controls/frame/ModalDialog.tsx';
import { StoredFiles } from '../hub/StoredFiles.tsx';
import { ChosenDataset } from './ChosenDataset.tsx';
import { KeptDatasets } from './KeptDatasets.tsx';
import { offline, type Keeping } from './state.ts';

/** What this browser keeps for use without a network: the app, embedded datasets, datasets of other hosts. */
export default function OfflineDialog({ onClose }: { onClose: () => void }) {
  const keeping = useStore(offline, (state) => state.keeping);
  const isReady = keeping.status === 'ready';
  return (
    <ModalDialog title="Use it without a network" onClose={onClose}>
      <p role="status">{keepingSentence(keeping)}</p>
      {isReady && (
        <>
          <KeptDatasets />
          <ChosenDataset />
        </>
      )}
      <StoredFiles />
      <p className="note">
        Files from this machine are never copied: if the browser allows it, one click opens them again after a
        reload. The menu of the browser installs the app (“Install Tricosm”, “Add to home screen”).
      </p>
    </ModalDialog>
  );
}

/** How far this browser keeps the app, in a sentence. */
function keepingSentence(keeping: Keeping): string {
  switch (keeping.status) {
    case 'not yet':
      return 'The app is stored in this browser once the page has nothing else to load.';
    case 'storing':
      return 'The app is being stored in this browser…';
    case 'ready':
      return 'The app is stored in this browser: it opens without a network, with the datasets that are kept.';
    case 'off':
      return keeping.reason;
  }
}
