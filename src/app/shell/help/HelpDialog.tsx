import { ModalDialog } from '../../../controls/frame/ModalDialog.tsx';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { lazyPart } from '../../../controls/parts/lazyPart.ts';
import { SCALES } from '../../../scales/index.ts';
import { KeyList } from '../../commands/KeyList.tsx';

const LessonList = lazyPart(() => import('../../lessons/LessonList.tsx'));

/** The question that each scale asks, and what keys, mouse and fingers do. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <ModalDialog title="The geometry of concepts, at three scales" onClose={onClose}>
      <p>
        A sparse autoencoder (SAE) splits a language model’s activations into features, each with a direction
        in the model’s space. Tricosm shows how these directions lie.
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
          <LessonList onOpen={onClose} />
        </section>
      </Guard>
      <p>
        Everything is computed in this browser; nothing is sent anywhere. The address bar always holds a link
        to exactly what you see. The (?) beside a figure says how it is computed.
      </p>
      <KeyList />
      <p className="note">
        Methods after Li, Michaud, Baek, Engels, Sun and Tegmark, The Geometry of Concepts: Sparse Autoencoder
        Feature Structure,{' '}
        <a href="https://arxiv.org/abs/2410.19750" rel="noreferrer">
          arXiv 2410.19750
        </a>
        .
      </p>
    </ModalDialog>
  );
}
