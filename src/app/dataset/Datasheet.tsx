import { useState } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';

/** The datasheet that came with the dataset: provenance, licences, limits. It is fetched when it is first shown. */
export function Datasheet({ url, name }: { url: string; name: string }) {
  const [text, setText] = useState('');
  const read = async () => {
    if (text) return;
    try {
      const response = await fetch(url, { referrerPolicy: 'no-referrer' });
      setText(response.ok ? await response.text() : `${url} answered ${response.status}.`);
    } catch {
      setText(`${url} could not be read: the network failed, or the host’s CORS rules refused it.`);
    }
  };
  return (
    <DialogTrigger onOpenChange={(open) => open && void read()}>
      <Button>Read the datasheet</Button>
      <ModalOverlay className="modal-back" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">
            {({ close }) => (
              <>
                <header>
                  <Heading slot="title">Datasheet of {name}</Heading>
                  <Button kind="quiet" aria-label="Close" onPress={close}>
                    ✕
                  </Button>
                </header>
                <div className="datasheet">{text || 'Reading…'}</div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
