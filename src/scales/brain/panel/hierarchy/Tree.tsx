import { useState } from 'react';
import { Button } from '../../../../controls/Button.tsx';
import { count, percent } from '../../../../controls/numbers.ts';
import { pin } from '../../../../state/pin.ts';
import { useLabels } from '../../../shared/useLabels.ts';
import type { TreeNode } from './tree.ts';

/** Roots, or children of one feature, shown at first. */
const SHOWN = 8;

/** Features with what is below them, as a list that opens level by level. */
export function Tree({ nodes, label }: { nodes: readonly TreeNode[]; label?: string }) {
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <ul className="hierarchy-tree" aria-label={label}>
        {nodes.slice(0, shown).map((node) => (
          <li key={node.feature}>
            <Node node={node} />
          </li>
        ))}
      </ul>
      {shown < nodes.length && (
        <div className="row">
          <Button kind="quiet" onPress={() => setShown(10 * shown)}>
            {count(nodes.length - shown)} more
          </Button>
        </div>
      )}
    </>
  );
}

function Node({ node: { feature, link, children, below } }: { node: TreeNode }) {
  const [open, setOpen] = useState(false);
  const name = useLabels().result?.description[feature] ?? '';
  return (
    <>
      <div className={link ? 'hierarchy-node below' : 'hierarchy-node'}>
        {children.length > 0 ? (
          <Button
            kind="quiet"
            aria-expanded={open}
            aria-label={`${open ? 'Close' : 'Open'} the ${below} below ${feature}`}
            onPress={() => setOpen(!open)}
          >
            {open ? '▾' : '▸'}
          </Button>
        ) : (
          <span className="hierarchy-leaf" aria-hidden="true" />
        )}
        <Button kind="quiet" onPress={() => pin('feature', feature)}>
          <span className="one-line" title={name || undefined}>
            {feature} {name}
          </span>
        </Button>
        <span className="note hierarchy-figure">
          {link
            ? `${percent(link.share, 0)} (${percent(link.low, 0)} to ${percent(link.high, 0)}; null ${percent(link.expected, 0)})`
            : `${count(below)} below`}
        </span>
      </div>
      {open && <Tree nodes={children} label={`Below ${feature}`} />}
    </>
  );
}
