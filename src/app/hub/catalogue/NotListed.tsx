import { HUB } from '../../../dataset/sources/hub.ts';
import { refusalOf } from '../../../dataset/open/hubFault.ts';
import { TokenField } from '../TokenField.tsx';

const HOST = new URL(HUB).host;

/** Why the hub does not list a repository of the catalogue, and what to do. */
export function NotListed({
  repository,
  message,
  token,
}: {
  repository: string;
  message: string;
  token: string;
}) {
  const refusal = refusalOf(message);
  return (
    <>
      <p role="alert" className="warning-note">
        {refusal === 'gone'
          ? `${repository} is gone: ${HOST} has no repository of this name any more (HTTP 404). It was deleted, or renamed; look for it there, or choose another model.`
          : refusal === 'closed'
            ? `${repository} is gated, private or gone: ${HOST} lists it only with an access token. Accept its terms on its page, then enter a token; if it has no page, it is gone.`
            : message}
      </p>
      {refusal !== null && (
        <p className="note">
          <a href={`${HUB}/${repository}`} target="_blank" rel="noreferrer">
            Its page at {HOST}
          </a>
        </p>
      )}
      {refusal === 'closed' && <TokenField hub={HUB} token={token} />}
    </>
  );
}
