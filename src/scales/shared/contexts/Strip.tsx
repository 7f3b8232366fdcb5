import { useState, type CSSProperties } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { fixed } from '../../../controls/numbers.ts';
import type { TokenStrip } from '../../../dataset/dataset.ts';
import { visible } from './whitespace.ts';

/** The tokens shown at first: about two lines around the one that fires. */
const BEFORE = 24;
const AFTER = 12;

/** A context token by token: shaded by activation, the firing token outlined, white space visible where it fires. */
export function Strip({ strip }: { strip: TokenStrip }) {
  const { tokens, at } = strip;
  const [whole, setWhole] = useState(false);
  const from = whole ? 0 : Math.max(0, at - BEFORE);
  const to = whole ? tokens.length : Math.min(tokens.length, at + AFTER + 1);
  const hidden = tokens.length - (to - from);
  return (
    <>
      {from > 0 && '… '}
      {tokens.slice(from, to).map((token, i) => (
        <Token key={from + i} token={token} strip={strip} place={from + i} />
      ))}
      {to < tokens.length && ' …'}
      {(hidden > 0 || whole) && (
        <Button kind="quiet" onPress={() => setWhole(!whole)}>
          {whole ? 'Show less' : `Show ${hidden} more ${hidden === 1 ? 'token' : 'tokens'}`}
        </Button>
      )}
    </>
  );
}

function Token({ token, strip, place }: { token: string; strip: TokenStrip; place: number }) {
  const activation = strip.activations[place];
  const fires = activation !== undefined && activation > 0;
  if (place !== strip.at && !fires) return <>{token}</>;
  const title = activation === undefined ? undefined : `activation ${fixed(activation, 2)}`;
  const style = { '--strength': `${Math.round(100 * shareOf(strip, place))}%` } as CSSProperties;
  // A line end that fires is seen as a sign, and still ends the line.
  const shown = token.trim() === '' || place === strip.at ? visible(token) : token;
  const end = shown !== token && token.includes('\n') ? '\n' : '';
  return place === strip.at ? (
    <>
      <mark style={style} title={title}>
        {shown}
      </mark>
      {end}
    </>
  ) : (
    <>
      <span className="firing" style={style} title={title}>
        {shown}
      </span>
      {end}
    </>
  );
}

/** The activation on a token as a share of the largest in the context; 1 for the firing token if it is unknown. */
function shareOf({ activations, at }: TokenStrip, place: number): number {
  const largest = activations.reduce((most, value) => Math.max(most, value), 0);
  if (largest > 0) return Math.max(0, activations[place]!) / largest;
  return place === at ? 1 : 0;
}
