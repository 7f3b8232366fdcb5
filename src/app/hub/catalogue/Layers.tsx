import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Button } from '../../../controls/Button.tsx';

/** The layers of a repository, of which one or several may be chosen. */
export function Layers({
  layers,
  chosen,
  onChange,
}: {
  layers: readonly string[];
  chosen: readonly string[];
  onChange: (layers: readonly string[]) => void;
}) {
  return (
    <div className="field">
      <div className="layers-head">
        <span className="label">layers</span>
        {chosen.length < layers.length && (
          <Button kind="quiet" onPress={() => onChange(layers)}>
            all {layers.length}
          </Button>
        )}
        {chosen.length > 0 && (
          <Button kind="quiet" onPress={() => onChange([])}>
            none
          </Button>
        )}
      </div>
      <ToggleButtonGroup
        className="layer-chips"
        aria-label="Layers"
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange([...keys].map(String))}
      >
        {layers.map((layer) => (
          <ToggleButton key={layer} id={layer} aria-label={`Layer ${layer}`}>
            {layer}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
