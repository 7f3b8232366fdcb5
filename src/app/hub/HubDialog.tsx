import { useState } from 'react';
import { ModalDialog } from '../../controls/frame/ModalDialog.tsx';
import { Segmented } from '../../controls/fields/Segmented.tsx';
import { openData } from '../shell/links/goTo.ts';
import { Catalogue } from './catalogue/Catalogue.tsx';
import { RepositoryPart } from './RepositoryPart.tsx';
import './hub.css';

/** The ways to find SAEs on Hugging Face. */
export type HubPart = 'catalogue' | 'repository';

const TITLES = { catalogue: 'Public SAEs', repository: 'From Hugging Face' } as const;

const PARTS = [
  { id: 'catalogue', name: 'Catalogue' },
  { id: 'repository', name: 'Any repository' },
] as const;

/** Opens checkpoints from Hugging Face: of the families that the catalogue names, or of any repository. */
export default function HubDialog({ initial, onClose }: { initial: HubPart; onClose: () => void }) {
  const [part, setPart] = useState<HubPart>(initial);
  const open = (address: string) => {
    openData(address);
    onClose();
  };
  return (
    <ModalDialog
      title={TITLES[part]}
      frameClass={part === 'catalogue' ? 'catalogue-modal' : ''}
      dialogClass={part === 'catalogue' ? 'catalogue-dialog' : ''}
      tools={<Segmented label="Where to look" value={part} options={PARTS} onChange={setPart} />}
      onClose={onClose}
    >
      {part === 'catalogue' ? (
        <Catalogue onOpen={open} />
      ) : (
        <RepositoryPart onOpen={open} onClose={onClose} />
      )}
    </ModalDialog>
  );
}
