import { baseName, pathPart } from '../cluster/file-path.ts';
import { corosyncNodeName } from '../cluster/node-names.ts';
import type { PacemakerNodeFacts } from '../cluster/pacemaker.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/nodeid-mismatch',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'A node has one id in corosync.conf and another in the CIB.',
      why: 'Pacemaker takes the id of a node from Corosync, where it is the nodeid (Pacemaker Explained, Nodes). An entry of the CIB with another id belongs to another node: its attributes, such as standby, are not applied, or the node is listed twice.',
      fix: 'Write the nodeid of corosync.conf into the CIB, or correct corosync.conf if the CIB is the newer one.',
    },
    ja: {
      what: '同じノードの id が corosync.conf と CIB で異なります。',
      why: 'Pacemaker のノード id は Corosync の nodeid です（Pacemaker Explained、Nodes）。CIB の id が異なると別のノードの設定とみなされ、standby などのノード属性が適用されないか、ノードが二重に表示されます。',
      fix: 'CIB の id を corosync.conf の nodeid に合わせます。CIB のほうが新しい場合は corosync.conf を直します。',
    },
  },
  check(model, report) {
    const cibs = model.pacemaker.map(({ facts, file }) => ({ file, nodes: nodesByName(facts.nodes) }));
    for (const corosync of model.corosync) {
      for (const node of corosync.nodes) {
        const name = corosyncNodeName(node);
        const { nodeId } = node;
        if (!name || !nodeId) continue;
        for (const { nodes, file } of cibs) {
          const same = nodes.get(name.value.toLowerCase());
          const id = same?.id;
          const type = same?.type?.value ?? 'member';
          // Heartbeat and cman had ids of another kind, names and UUIDs: such a CIB is of another time.
          if (!id || type === 'remote' || type === 'ping' || !/^\d+$/.test(id.value)) continue;
          if (Number(id.value) === nodeId.value) continue;
          const where = baseName(pathPart(file));
          report(
            nodeId.at,
            {
              en: `node "${name.value}" has nodeid ${nodeId.value} here, but id ${id.value} in ${where}`,
              ja: `ノード "${name.value}" の nodeid はここでは ${nodeId.value} ですが、${where} では ${id.value} です`,
            },
            {
              related: [
                {
                  ...id.at,
                  message: {
                    en: `id ${id.value} of node "${name.value}"`,
                    ja: `ノード "${name.value}" の id は ${id.value} です`,
                  },
                },
              ],
              fixes: [
                {
                  title: {
                    en: `Change id ${id.value} in ${where} to ${nodeId.value}`,
                    ja: `${where} の id ${id.value} を ${nodeId.value} に変更する`,
                  },
                  safe: false,
                  edits: [{ file: id.at.file, span: id.at.span, newText: String(nodeId.value) }],
                },
              ],
            },
          );
        }
      }
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
nodelist {
  node {
    nodeid: 1
    name: alpha
  }
  node {
    nodeid: 2
            ^ node "bravo" has nodeid 2 here, but id 3 in cib.xml
    name: bravo
  }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="3" uname="bravo"/>
    </nodes>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- corosync.conf --
nodelist {
  node {
    nodeid: 1
    ring0_addr: alpha
  }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="remote1" uname="remote1" type="remote"/>
    </nodes>
  </configuration>
</cib>
`,
    ],
  },
});

/** Nodes by name in lower case; a name that two entries share tells nothing. */
function nodesByName(nodes: readonly PacemakerNodeFacts[]): ReadonlyMap<string, PacemakerNodeFacts | undefined> {
  const found = new Map<string, PacemakerNodeFacts | undefined>();
  for (const node of nodes) {
    const name = node.uname?.value.toLowerCase();
    if (name !== undefined) found.set(name, found.has(name) ? undefined : node);
  }
  return found;
}
