import { Button, Group, Input, NumberField } from 'react-aria-components';
import { setOrientation } from '../../cloud/useInherited.ts';
import { setGalaxy, useGalaxy } from '../useGalaxy.ts';
import { MOST_DIGITS } from '../../../controls/fields/textLimits.ts';

const AXES = ['first', 'second', 'third'] as const;

/** Which principal component an axis of the scene shows. */
export function ComponentField({ axis, value, most }: { axis: number; value: number; most: number }) {
  const components = useGalaxy((view) => view.components) ?? [1, 2, 3];
  const choose = (next: number) => {
    if (!Number.isInteger(next) || next === components[axis]) return;
    // Two axes never show the same component: the other one takes what this one had.
    const changed = components.map((component, i) =>
      i === axis ? next : component === next ? components[axis]! : component,
    );
    setGalaxy({ components: changed });
    // Signs found for other components say nothing of these.
    setOrientation({ signs: [1, 1, 1] });
  };
  return (
    <NumberField
      className="component-field"
      aria-label={`Component on the ${AXES[axis]} axis`}
      value={value}
      minValue={1}
      maxValue={Math.max(3, most)}
      onChange={choose}
    >
      <span aria-hidden="true">PC</span>
      <Group>
        <Button slot="decrement">−</Button>
        <Input maxLength={MOST_DIGITS} />
        <Button slot="increment">+</Button>
      </Group>
    </NumberField>
  );
}
