import { useRef } from 'react';
import { Button } from './Button.tsx';

/** A button that lets the user choose one file. */
export function ChooseFile({
  action,
  label,
  accept,
  kind = 'quiet',
  onChoose,
}: {
  /** what the button says */
  action: string;
  /** the name of the field for the file */
  label: string;
  /** endings of files, as in HTML */
  accept: string;
  kind?: 'plain' | 'quiet';
  onChoose: (file: File) => void;
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
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onChoose(file);
          // The user may choose the same file again after correcting it.
          event.target.value = '';
        }}
      />
    </>
  );
}
