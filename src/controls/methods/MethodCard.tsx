import { Heading } from 'react-aria-components';
import type { MethodText } from './text.ts';
import { METHOD_PARTS } from './parts.ts';

/** The parts of a note, one below the other. */
export function MethodCard({ text }: { text: MethodText }) {
  return (
    <>
      <Heading slot="title" level={2} className="method-title">
        {text.title}
      </Heading>
      <dl className="method-parts">
        {METHOD_PARTS.map(({ key, name }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd className={`method-${key}`}>{text[key]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
