import { Button } from './Button.tsx';

interface NoticeProps {
  readonly text: string;
  /** whether it says that something failed: then it is announced at once */
  readonly failed?: boolean;
  readonly onDismiss: () => void;
}

/** Says something over the scene until it is dismissed. */
export function Notice({ text, failed = false, onDismiss }: NoticeProps) {
  return (
    <div className={failed ? 'banner' : 'banner quiet-banner'} role={failed ? 'alert' : 'status'}>
      <span>{text}</span>
      <Button kind="quiet" aria-label="Dismiss" onPress={onDismiss}>
        ✕
      </Button>
    </div>
  );
}
