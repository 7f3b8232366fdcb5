import { Fragment } from 'react';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import type { Method } from '../../../../controls/methods/method.ts';
import { count, percent } from '../../../../controls/numbers.ts';
import type { NullFigure as Figure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { useDataset } from '../../../../state/hooks.ts';
import type { TokenCloud } from '../../analysis/tokens/tokenCloud.ts';
import { strongestOnlyNote, tokenCloudVerdict } from '../../analysis/tokens/verdict.ts';
import { method } from '../../method.ts';

/** The shape of a cloud of tokens, each figure beside its null, with what they say in words. */
export function TokenFigures({ cloud }: { cloud: TokenCloud }) {
  const { item } = useDataset().info;
  const { features, firing, of, tokens, share, planes, score, together } = cloud;
  return (
    <>
      <p className="note">{tokenCloudVerdict(cloud)}</p>
      {cloud.strongestOnly && <p className="note">{strongestOnlyNote(cloud, item)}</p>}
      <p className="note">
        {count(firing)} of {count(of)} tokens, at which one of {count(features.length)} {item}s fires
        {tokens.length < firing ? `; ${count(tokens.length)} of them, drawn at random, are looked at` : ''}.
        Components 1 to {share.length}: {Array.from(share, (part) => percent(part)).join(', ')} of the
        variance.
      </p>
      <Shown name="shape score, bits" note={method('tokenScore')} figure={score} />
      <Shown
        name={`tokens with two of the ${item}s or more`}
        note={method('tokensTogether')}
        figure={together}
      />
      {planes.map(({ separability, mixture }, i) => {
        const plane = `components ${i + 1} and ${i + 2}`;
        return (
          <Fragment key={plane}>
            <Shown
              name={`separability in ${plane}, bits`}
              note={method('separability')}
              figure={separability}
            />
            <Shown name={`mixture in ${plane}`} note={method('mixture')} figure={mixture} />
          </Fragment>
        );
      })}
    </>
  );
}

function Shown({
  name,
  note,
  figure: { value, null: distribution, z, p },
}: {
  name: string;
  note: Method;
  figure: Figure;
}) {
  return (
    <NullFigure
      name={name}
      method={note}
      value={value}
      distribution={distribution}
      z={z}
      p={p}
      n={`${distribution.samples.length} permutations`}
    />
  );
}
