import { Section } from '../../../controls/frame/Section.tsx';
import { useLayer } from '../../../state/hooks.ts';
import { LayoutField } from '../../cloud/layouts/LayoutField.tsx';
import { layoutOf } from '../layoutOf.ts';
import { setBrain, useBrain } from '../useBrain.ts';

/** Where the features of the lobes lie. */
export function LayoutSection() {
  const layer = useLayer();
  const chosen = useBrain((view) => view.layout);
  return (
    <Section title="Layout">
      <div className="stack">
        <LayoutField value={layoutOf(chosen, layer)} onChange={(layout) => setBrain({ layout })} />
      </div>
    </Section>
  );
}
