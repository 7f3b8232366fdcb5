import { Button } from '../../controls/Button.tsx';
import { CheckField } from '../../controls/CheckField.tsx';
import { Section } from '../../controls/Section.tsx';
import { store } from '../../state/store.ts';
import { categoryColour, usePalette } from '../../state/theme.ts';
import { useRelations } from './useCrystals.ts';

/** The relations there are, each shown or not. */
export function RelationsSection() {
  const palette = usePalette();
  const { listed, chosen } = useRelations();
  const { setAtom } = store.getState();
  const toggle = (id: string, on: boolean) => {
    const relations = on ? [...chosen, id] : chosen.filter((other) => other !== id);
    if (relations.length > 0) setAtom({ relations });
  };
  const usable = listed.filter((relation) => relation.pairs > 0);
  return (
    <Section title="Relations">
      <div role="group" aria-label="Relations">
        {listed.map((relation) => {
          const place = chosen.indexOf(relation.id);
          return (
            <CheckField
              key={relation.id}
              value={place >= 0}
              onChange={(on) => toggle(relation.id, on)}
              {...(place >= 0 && { tint: categoryColour(palette, place) })}
            >
              <span>{relation.name}</span>
              <span className="note relation-count">{relation.pairs}</span>
            </CheckField>
          );
        })}
      </div>
      <div className="row">
        {chosen.length < usable.length && (
          <Button kind="quiet" onPress={() => setAtom({ relations: usable.map(({ id }) => id) })}>
            Show all {usable.length}
          </Button>
        )}
        {chosen.length > 1 && store.getState().view.atom.relations.length > 0 && (
          <Button kind="quiet" onPress={() => setAtom({ relations: [] })}>
            First picture
          </Button>
        )}
      </div>
    </Section>
  );
}
