import type { TokenInContext } from '../../../../dataset/dataset.ts';

/** A token, marked, with the text before and after it; a sentence if there is no text. */
export function ContextOf({
  token,
  context,
  none,
}: {
  token: number;
  context: TokenInContext | null;
  none: string;
}) {
  return (
    <p aria-label={`Context of token ${token}`}>
      {context ? (
        <>
          {context.before}
          <mark>{context.token}</mark>
          {context.after}
        </>
      ) : (
        none
      )}
    </p>
  );
}
