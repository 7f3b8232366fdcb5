import { use } from 'react';
import { Button } from '../../controls/Button.tsx';
import { Reload } from '../../controls/parts/Fault.tsx';
import { offline } from './state.ts';

/** Says that a newer version of the app is stored, and waits: the page goes on in its own version until the user reloads it. */
export default function UpdateNotice() {
  const { cost, reload } = use(Reload);
  return (
    <div className="banner quiet-banner" role="status">
      <span>
        A new version of Tricosm is ready. Reload the page to get it: the address keeps the view. {cost()}
      </span>
      <Button kind="primary" onPress={reload}>
        Reload the page
      </Button>
      <Button kind="quiet" aria-label="Later" onPress={() => offline.setState({ newer: false })}>
        ✕
      </Button>
    </div>
  );
}
