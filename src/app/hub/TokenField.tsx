import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import { isReadable } from '../../dataset/sources/hub.ts';
import { hubTokens } from './token.ts';
import { MOST_TEXT } from '../../controls/fields/textLimits.ts';

/** The field for one hub's access token. A token takes effect on submit, so a half-typed one is never sent. */
export function TokenField({ hub, token }: { hub: string; token: string }) {
  const [typed, setTyped] = useState(token);
  const host = new URL(hub).host;
  return (
    <form
      className="hub-token"
      onSubmit={(event) => {
        event.preventDefault();
        hubTokens.setState({ [hub]: typed.trim() });
      }}
    >
      <div className="hub-ask">
        <TextField type="password" value={typed} onChange={setTyped}>
          <Label className="label">Token for {host}</Label>
          <Input className="input" maxLength={MOST_TEXT} autoComplete="off" spellCheck={false} />
        </TextField>
        <Button type="submit" isDisabled={typed.trim() === token}>
          {typed.trim() === '' && token !== '' ? 'Forget' : 'Use'}
        </Button>
      </div>
      <p className="note">Kept only in this tab, and sent only to {host}.</p>
      {isReadable(hub) && (
        <p className="note warning-note" role="alert">
          {host} has no https: everyone on the way there can read the token. Use a token that opens nothing
          else, and revoke it afterwards.
        </p>
      )}
    </form>
  );
}
