import { Button } from '../../controls/Button.tsx';
import { useControlText } from '../../state/useControl.ts';
import { store } from '../../state/store.ts';

/** Says below the top bar that all figures are of a control, and leads back to the dataset itself. */
export function ControlStrip() {
  const text = useControlText();
  return (
    <div className="control-strip" role="status">
      {text && (
        <div className="control-mark">
          <span>{text}</span>
          <Button kind="quiet" onPress={() => store.getState().go({ control: '' })}>
            Back to the SAE
          </Button>
        </div>
      )}
    </div>
  );
}
