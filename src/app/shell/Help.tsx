import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 2 3', 'atom, brain, galaxy'],
  ['/', 'search labels'],
  ['← → ↑ ↓', 'turn the scene (when it has the focus)'],
  ['+ −', 'nearer, farther'],
  ['0', 'the first view'],
  ['Esc', 'unpin'],
];

/** What the three scales ask, and the keys. */
export function Help() {
  return (
    <DialogTrigger>
      <Button kind="quiet" aria-label="Help">
        ?
      </Button>
      <ModalOverlay className="modal-back" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">
            {({ close }) => (
              <>
                <header>
                  <Heading slot="title">The geometry of concepts, at three scales</Heading>
                  <Button kind="quiet" aria-label="Close" onPress={close}>
                    ✕
                  </Button>
                </header>
                <p>
                  A sparse autoencoder (SAE) takes a language model’s activations apart into features, each
                  with a direction in the model’s space. Tricosm shows how these directions lie.
                </p>
                <dl className="keys">
                  <dt>Atom</dt>
                  <dd>
                    Crystals: do relations such as country → capital have one direction, and what hides it?
                  </dd>
                  <dt>Brain</dt>
                  <dd>Lobes: do features that fire together in documents also lie together?</dd>
                  <dt>Galaxy</dt>
                  <dd>The cloud: is it just a Gaussian blob?</dd>
                </dl>
                <p>
                  Everything is computed in this browser; nothing is sent anywhere. The address bar always
                  holds a link to exactly what you see.
                </p>
                <dl className="keys">
                  {KEYS.map(([keys, meaning]) => (
                    <div key={keys} style={{ display: 'contents' }}>
                      <dt>
                        <kbd>{keys}</kbd>
                      </dt>
                      <dd>{meaning}</dd>
                    </div>
                  ))}
                </dl>
                <p className="note">
                  Methods after Li, Michaud, Baek, Engels, Sun and Tegmark, The Geometry of Concepts: Sparse
                  Autoencoder Feature Structure,{' '}
                  <a href="https://arxiv.org/abs/2410.19750" rel="noreferrer">
                    arXiv 2410.19750
                  </a>
                  .
                </p>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
