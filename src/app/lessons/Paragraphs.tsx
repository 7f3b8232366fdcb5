import { Fragment } from 'react';
import { paragraphsOf } from '../../lessons/paragraphs.ts';

/** Plain text in paragraphs, with words set off. */
export function Paragraphs({ text }: { text: string }) {
  return paragraphsOf(text).map((runs, i) => (
    <p key={i}>
      {runs.map(({ text: words, emphasis }, j) =>
        emphasis ? <em key={j}>{words}</em> : <Fragment key={j}>{words}</Fragment>,
      )}
    </p>
  ));
}
