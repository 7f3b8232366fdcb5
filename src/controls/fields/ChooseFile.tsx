import { useRef } from 'react';
import { Button } from '../Button.tsx';

/** A button that lets the user choose one file, or several at once. */
export function ChooseFile({
  action,
  label,
  accept,
  kind = 'quiet',
  several = false,
  onChoose,
}: {
  /** what the button says */
  action: string;
  /** the name of the field for the file */
  label: string;
  /** endings of files, as in HTML */
  accept: string;
  kind?: 'plain' | 'quiet';
  several?: boolean;
  onChoose: (first: File, ...others: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind={kind} onPress={() => input.current?.click()}>
        {action}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={several}
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file, ...others] = event.target.files ?? [];
          if (file) onChoose(file, ...others);
          // The user may choose the same file again after correcting it.
          event.target.value = '';
        }}
      />
    </>
  );
}
