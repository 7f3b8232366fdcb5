import { useStore } from 'zustand';
import { Button } from '../../../controls/Button.tsx';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { lazyPart } from '../../../controls/parts/lazyPart.ts';
import { openPart, opened } from '../../commands/opened.ts';

const HelpDialog = lazyPart(() => import('./HelpDialog.tsx'));

/** Opens the question that each scale asks, and the keys. */
export function Help() {
  const isOpen = useStore(opened, ({ part }) => part === 'help');
  const close = () => openPart(null);
  return (
    <>
      <Button kind="quiet" aria-label="Help" aria-haspopup="dialog" onPress={() => openPart('help')}>
        ?
      </Button>
      {isOpen && (
        <Guard name="The help" onClose={close}>
          <HelpDialog onClose={close} />
        </Guard>
      )}
    </>
  );
}
