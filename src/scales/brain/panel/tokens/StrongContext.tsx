import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { useJob } from '../../../../jobs/follow/useJob.ts';
import type { TokenCloud } from '../../analysis/tokens/tokenCloud.ts';
import { tokenContextJob } from '../../jobs.ts';
import { usePressed } from '../../usePressed.ts';
import { ContextOf } from './ContextOf.tsx';

/** The context of the point that was pressed last, from the file of strongest tokens. */
export function StrongContext({ cloud }: { cloud: TokenCloud }) {
  const { reference } = useDataset();
  const layer = useLayer();
  const pressed = usePressed();
  const token = pressed.cloud === cloud ? cloud.tokens[pressed.point] : undefined;
  const { result, stale, error } = useJob(tokenContextJob, token === undefined ? null : reference, {
    layer: layer.id,
    token: token ?? 0,
  });
  if (token === undefined)
    return <p className="note">Press a token in the scene to read it in its context.</p>;
  return (
    <ContextOf
      token={token}
      context={stale ? null : result}
      none={error?.message ?? 'Reading its context…'}
    />
  );
}
