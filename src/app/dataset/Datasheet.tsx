import { useState } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import { Guard } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';

const Markdown = lazyPart(() => import('./markdown/Markdown.tsx'));

/** The datasheet that came with the dataset: provenance, licences, limits. It is fetched when it is first shown. */
export function Datasheet({ url, name }: { url: string; name: string }) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const read = async () => {
    if (text) return;
    setFault('');
    try {
      const response = await fetch(url, { referrerPolicy: 'no-referrer' });
      if (response.ok) setText(await response.text());
      else setFault(`${url} answered ${response.status}.`);
    } catch {
      setFault(`${url} could not be read: ${whyUnread()}`);
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
                {fault && <p role="alert">{fault}</p>}
                {!fault && !text && <p className="note">Reading…</p>}
                {text && (
                  <Guard name="The datasheet" waiting={<p className="note">Reading…</p>}>
                    <Markdown text={text} />
                  </Guard>
                )}
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

/** Why nothing came, as far as a page can know: the browser does not say. */
const whyUnread = (): string =>
  navigator.onLine
    ? 'the host did not answer, or does not allow other sites to read it (CORS).'
    : 'this machine is offline.';
