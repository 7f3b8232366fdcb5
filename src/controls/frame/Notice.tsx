import type { ReactNode } from 'react';
import { Button } from '../Button.tsx';

interface NoticeProps {
  readonly text: string;
  /** whether it says that something failed: then it is announced at once */
  readonly failed?: boolean;
  /** what can be done about it, before the button that dismisses it */
  readonly children?: ReactNode;
  readonly onDismiss: () => void;
}

/** Says something over the scene until it is dismissed. */
export function Notice({ text, failed = false, children, onDismiss }: NoticeProps) {
  return (
    <div className={failed ? 'banner' : 'banner quiet-banner'} role={failed ? 'alert' : 'status'}>
      <span>{text}</span>
      {children}
      <Button kind="quiet" aria-label="Dismiss" onPress={onDismiss}>
        ✕
      </Button>
    </div>
  );
}
