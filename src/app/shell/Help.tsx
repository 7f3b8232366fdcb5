import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import { Guard } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { SCALES } from '../../scales/index.ts';

const LessonList = lazyPart(() => import('../lessons/LessonList.tsx'));

const KEYS: readonly (readonly [string, string])[] = [
  [SCALES.map((_, i) => i + 1).join(' '), SCALES.map(({ id }) => id).join(', ')],
  ['/', 'search labels'],
  ['← → ↑ ↓', 'turn the scene, or go through its legend (whichever has the focus)'],
  ['+ −', 'nearer, farther'],
  ['0', 'show everything (or a double click)'],
  ['F', 'fit the view to the selection'],
  ['X Y Z', 'look along an axis'],
  ['B L', 'select with a box, with a lasso; shift adds, alt removes'],
  ['⇧ ← → ↑ ↓', 'go from point to point; Enter pins, the space bar selects'],
  ['⇧ or Ctrl click', 'select a point or a row of a table, or take it out'],
  ['A', 'select all points in view'],
  ['Esc', 'unpin'],
  ['Ctrl Z', 'undo the last change of the view; Ctrl ⇧ Z does it again'],
];

/** The question that each scale asks, and the keys. */
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
                  A sparse autoencoder (SAE) splits a language model’s activations into features, each with a
                  direction in the model’s space. Tricosm shows how these directions lie.
                </p>
                <dl className="keys">
                  {SCALES.map(({ id, name, question }) => (
                    <div key={id} style={{ display: 'contents' }}>
                      <dt>{name}</dt>
                      <dd>{question}</dd>
                    </div>
                  ))}
                </dl>
                <Guard name="The list of lessons">
                  <section aria-labelledby="help-lessons">
                    <h3 id="help-lessons">Lessons</h3>
                    <LessonList onOpen={close} />
                  </section>
                </Guard>
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
