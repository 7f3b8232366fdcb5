import { useMemo } from 'react';
import { fixed, percent, significant } from '../../../../controls/numbers.ts';
import type { TokenInContext } from '../../../../dataset/dataset.ts';
import { useJob } from '../../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import type { TokenCandidate } from '../../analysis/together/tokenAbsorption.ts';
import { tokenContexts } from '../../analysis/tokens/tokenContext.ts';
import { tokenContextJob } from '../../jobs.ts';
import { useTokenFile } from '../../useTokenFile.ts';
import { ContextOf } from '../tokens/ContextOf.tsx';

/** Tokens that are read. */
const READ = 6;

/** Tokens at which a child fires and its parent is silent, in their contexts where their texts are known. */
export function SilentTokens({
  candidate: { child, parent, tokens, activations, cosine, rank },
}: {
  candidate: TokenCandidate;
}) {
  const { has } = useLayer();
  const { item } = useDataset().info;
  const { file } = useTokenFile();
  const contextOf = useMemo(() => (file ? tokenContexts(file) : null), [file]);
  const strongest = has.strongest === true && !has.encoding;
  const read = [...tokens.subarray(0, READ)];
  return (
    <div className="stack">
      <p className="note">
        The cosine of {child} and {parent} is {fixed(cosine, 3)}; {percent(rank, 1)} of the parents, it
        included, have one as large with {child}.
      </p>
      <p className="note">
        Where {item} {child} is strongest and {parent} is silent
        {contextOf || strongest
          ? ':'
          : `: tokens ${[...tokens].join(', ')} of the activations. A table of tokens, opened below at “What shape do their tokens have?”, has their texts.`}
      </p>
      {strongest
        ? read.map((token) => <Read key={token} token={token} />)
        : contextOf &&
          read.map((token, i) => (
            <ContextOf
              key={token}
              token={token}
              context={contextOf(token)}
              none={`Token ${token}, activation ${significant(activations[i]!)}: the table lacks its text.`}
            />
          ))}
    </div>
  );
}

/** A token in its context, from the file of strongest tokens. */
function Read({ token }: { token: number }) {
  const { reference } = useDataset();
  const layer = useLayer();
  const { result, stale, error } = useJob(tokenContextJob, reference, { layer: layer.id, token });
  const context: TokenInContext | null = stale ? null : result;
  return <ContextOf token={token} context={context} none={error?.message ?? 'Reading its context…'} />;
}
