import { count, fixed } from '../../../controls/numbers.ts';
import type { Example } from '../../../dataset/dataset.ts';
import { Strip } from './Strip.tsx';
import { visible } from './whitespace.ts';

/** More contexts than anyone reads; those beyond are counted. */
const MOST_CONTEXTS = 100;

/** Contexts in which a feature fires, the token that it fires on marked, the strength on the others as shade. */
export function Contexts({ examples }: { examples: readonly Example[] }) {
  const shaded = examples.some(({ strip }) => strip && strip.activations.length > 0);
  const estimated = examples.some(({ strip }) => strip?.estimated);
  const more = examples.length - MOST_CONTEXTS;
  return (
    <>
      {examples.slice(0, MOST_CONTEXTS).map((example, i) => (
        <Context key={i} example={example} />
      ))}
      {more > 0 && (
        <p className="note">
          {count(more)} more {more === 1 ? 'context is' : 'contexts are'} not shown.
        </p>
      )}
      {shaded && (
        <p className="note">
          Outlined: the token of the activation given. Shade: activation on each token
          {estimated &&
            '; of the tokens not outlined it is an estimate, because it was computed on this passage alone'}
          .
        </p>
      )}
    </>
  );
}

function Context({ example }: { example: Example }) {
  const { strip, text, token, activation, category, source } = example;
  const said = [Number.isNaN(activation) ? '' : `activation ${fixed(activation, 2)}`, category, source];
  return (
    <div className="context">
      {strip ? <Strip strip={strip} /> : <Unplaced text={text} token={token} />}
      <div className="context-source">{said.filter(Boolean).join(' · ')}</div>
    </div>
  );
}

/** A context without the place of its token: it is marked where it stands once, and named where it stands more often. */
function Unplaced({ text, token }: { text: string; token: string }) {
  const word = token.trim();
  const at = word ? text.indexOf(word) : -1;
  if (at < 0) return <>{text}</>;
  if (text.includes(word, at + 1)) {
    return (
      <>
        {text}
        <div className="context-source">
          fires on “{visible(token)}”; the dataset does not say which of its occurrences
        </div>
      </>
    );
  }
  return (
    <>
      {text.slice(0, at)}
      <mark>{word}</mark>
      {text.slice(at + word.length)}
    </>
  );
}
