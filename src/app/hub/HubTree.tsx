import { useMemo } from 'react';
import {
  Button,
  Checkbox,
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  type Selection,
} from 'react-aria-components';
import { count, fileSize } from '../../controls/numbers.ts';
import type { HubCheckpoint } from '../../dataset/open/hub.ts';
import { hubTree, type HubNode } from './tree.ts';

/** The checkpoints of a repository by their folders; one or several may be chosen. */
export function HubTree({
  checkpoints,
  chosen,
  onChoose,
}: {
  checkpoints: readonly HubCheckpoint[];
  chosen: ReadonlySet<string>;
  onChoose: (selection: Selection) => void;
}) {
  const tree = useMemo(() => hubTree(checkpoints), [checkpoints]);
  const folders = useMemo(() => foldersOf(tree), [tree]);
  return (
    <Tree
      className="hub-tree"
      aria-label="Checkpoints"
      items={tree}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={onChoose}
      disabledKeys={folders}
      disabledBehavior="selection"
    >
      {(node) => <Row node={node} />}
    </Tree>
  );
}

function Row({ node }: { node: HubNode }) {
  const { id, name, size, children, count: checkpoints } = node;
  return (
    <TreeItem id={id} textValue={name} className="hub-row">
      <TreeItemContent>
        <div className="hub-cells">
          {size === null ? (
            <Button slot="chevron" className="hub-chevron">
              <span aria-hidden="true">▸</span>
            </Button>
          ) : (
            <Checkbox slot="selection" className="checkbox">
              <span className="box" aria-hidden="true">
                <svg viewBox="0 0 12 12">
                  <path d="M2 6.5 5 9l5-6" />
                </svg>
              </span>
            </Checkbox>
          )}
          <span className="hub-name">{name}</span>
          <span className="hint">{size === null ? count(checkpoints) : fileSize(size)}</span>
        </div>
      </TreeItemContent>
      <Collection items={children}>{(child) => <Row node={child} />}</Collection>
    </TreeItem>
  );
}

const foldersOf = (nodes: readonly HubNode[]): string[] =>
  nodes.flatMap(({ id, size, children }) => (size === null ? [id, ...foldersOf(children)] : []));
