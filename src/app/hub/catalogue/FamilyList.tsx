import { Button } from 'react-aria-components';
import { modelsOf } from '../../../dataset/catalogue/catalogue.ts';
import type { Family } from '../../../dataset/catalogue/family.ts';
import { modelSummary } from './names.ts';
import { Star } from './Star.tsx';

/** The families, with the models that they are of. */
export function FamilyList({
  families,
  current,
  onChoose,
}: {
  families: readonly Family[];
  current: Family | null;
  onChoose: (id: string) => void;
}) {
  if (families.length === 0) {
    return <p className="note">No family has these words; any repository opens by its name.</p>;
  }
  return (
    <ul className="family-list" aria-label="Families">
      {families.map((family) => (
        <li key={family.id} className={family === current ? 'current' : undefined}>
          <Button
            className="family-row"
            aria-current={family === current || undefined}
            onPress={() => onChoose(family.id)}
          >
            <span>{family.title}</span>
            <span className="hint">{modelSummary(modelsOf(family))}</span>
          </Button>
          <Star family={family} />
        </li>
      ))}
    </ul>
  );
}
