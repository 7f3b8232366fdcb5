import { fixed } from '../../controls/numbers.ts';
import type { Example } from '../../dataset/dataset.ts';

/** A context in which a feature fires; the token that it fires on is marked. */
export function Context({ example }: { example: Example }) {
  return (
    <div className="context">
      <Marked text={example.text} token={example.token} />
      <div className="context-source">
        activation {fixed(example.activation, 2)} · {example.category} · {example.source}
      </div>
    </div>
  );
}

/** The context with the last occurrence of the token marked: contexts end a few tokens after it. */
function Marked({ text, token }: { text: string; token: string }) {
  const word = token.trim();
  const at = word ? text.lastIndexOf(word) : -1;
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{word}</mark>
      {text.slice(at + word.length)}
    </>
  );
}
