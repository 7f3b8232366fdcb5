import { memo } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { controlledName } from '../../../dataset/control.ts';
import { useTricosm } from '../../../state/hooks.ts';
import { useControlText } from '../../../state/useControl.ts';
import { store } from '../../../state/store.ts';

/** Says below the top bar that all figures are of a control, and leads back to the dataset itself. */
export const ControlStrip = memo(function ControlStrip() {
  const text = useControlText();
  const item = useTricosm((state) => state.dataset?.info.item ?? '');
  return (
    <div className="control-strip" role="status">
      {text && (
        <div className="control-mark">
          <span>{text}</span>
          <Button onPress={() => store.getState().go({ control: '' })}>
            Back to the {controlledName(item)}
          </Button>
        </div>
      )}
    </div>
  );
});
