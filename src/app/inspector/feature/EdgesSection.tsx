import { Section } from '../../../controls/frame/Section.tsx';
import { EdgesSwitch } from '../../../scales/cloud/edges/EdgesSwitch.tsx';
import { usePartnerMeasures } from '../../../scales/cloud/edges/useEdges.ts';
import { scaleOf } from '../../../scales/scaleOf.ts';
import { useTricosm } from '../../../state/hooks.ts';

/** Whether the scene joins the feature to its partners, which the tables below it list. */
export function EdgesSection() {
  const { space } = scaleOf(useTricosm(({ view }) => view.scale));
  const chosen = useTricosm(({ view }) => view.edges);
  const measures = usePartnerMeasures();
  if (space !== 'cloud' || measures.length === 0) return null;
  return (
    <Section title="Edges in the scene">
      <div className="stack">
        <EdgesSwitch />
        {chosen === 'firing' && (
          <p className="note">
            By phi, as far as they fire together beyond chance: p ≤ 0.05, corrected for all pairs compared
            (Hoeffding’s bound of the hypergeometric tail).
          </p>
        )}
        {chosen === 'margins' && (
          <p className="note">
            By excess phi, as far as they fire together beyond both margins: a false-discovery rate of 0.05
            over all pairs compared.
          </p>
        )}
      </div>
    </Section>
  );
}
