import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../Button.tsx';

/** A dialog over the page, open while it is drawn: its title, a button that closes it, and what it holds. */
export function ModalDialog({
  title,
  onClose,
  frameClass = '',
  dialogClass = '',
  tools,
  children,
}: {
  title: string;
  onClose: () => void;
  /** classes of the frame, besides its own */
  frameClass?: string | undefined;
  /** classes of the dialog within the frame, besides its own */
  dialogClass?: string | undefined;
  /** controls between the title and the button that closes the dialog */
  tools?: ReactNode;
  children: ReactNode;
}) {
  const close = (
    <Button kind="quiet" aria-label="Close" onPress={onClose}>
      ✕
    </Button>
  );
  return (
    <ModalOverlay className="modal-back" isOpen isDismissable onOpenChange={(stays) => !stays && onClose()}>
      <Modal className={`modal ${frameClass}`.trim()}>
        <Dialog className={`dialog ${dialogClass}`.trim()}>
          <header>
            <Heading slot="title">{title}</Heading>
            {tools ? (
              <div className="row">
                {tools}
                {close}
              </div>
            ) : (
              close
            )}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
