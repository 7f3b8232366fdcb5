import { useMemo } from 'react';
import { figureBeside } from '../../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import { count } from '../../../../controls/numbers.ts';
import { hasTokens } from '../../../../dataset/layers.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import type { Hierarchy } from '../../analysis/together/hierarchy.ts';
import type { ParentDirections } from '../../analysis/together/parentDirections.ts';
import { hierarchyVerdict } from '../../analysis/together/verdicts.ts';
import { givenP } from '../../analysis/geometry/verdicts.ts';
import { method } from '../../method.ts';
import { AbsorptionTable } from './AbsorptionTable.tsx';
import { LinksTable } from './LinksTable.tsx';
import { TokenAbsorptionPart } from './TokenAbsorptionPart.tsx';
import { Tree } from './Tree.tsx';
import { treeOf } from './tree.ts';

/** The hierarchy in words, as a tree and as a table, with the directions of parents and candidates for absorption. */
export function HierarchyFigure({ found }: { found: Hierarchy }) {
  const { item } = useDataset().info;
  const layer = useLayer();
  const tree = useMemo(() => treeOf(found.links), [found.links]);
  return (
    <div className="stack">
      <p className="note">{hierarchyVerdict(found)}</p>
      {tree.length > 0 && (
        <>
          <Tree nodes={tree} label={`${item}s with those below them`} />
          <p className="note">
            Each {item} is below its rarest parent, with P(parent | child), its 95 % interval, and what both
            margins lead to expect.
            {found.looked < found.nested &&
              ` The ${count(found.looked)} pairs with the smallest p of ${count(found.nested)} were looked at.`}
          </p>
          <LinksTable links={found.links} />
        </>
      )}
      {found.directions && <Directions found={found.directions} />}
      {found.absorption && <AbsorptionTable found={found} />}
      {found.absorption && hasTokens(layer) && <TokenAbsorptionPart />}
    </div>
  );
}

/** Parents and children by direction, beside shuffled parents. */
function Directions({ found: { cosine, orthogonality, links, oneLength } }: { found: ParentDirections }) {
  const n = `${cosine.null.samples.length} shuffles of the parents of ${count(links)} children`;
  return (
    <>
      <NullFigure
        name="mean cosine of parent and child"
        method={method('parentDirections')}
        {...figureBeside(cosine)}
        p={givenP(cosine)}
        n={n}
      />
      <NullFigure
        name="mean cosine of parent and child − parent"
        method={method('parentDirections')}
        {...figureBeside(orthogonality)}
        p={givenP(orthogonality)}
        n={n}
      />
      {oneLength && (
        <p className="note">
          All directions have one length here: the second figure follows from the cosine, and cannot be 0
          unless parent and child are the same.
        </p>
      )}
    </>
  );
}
