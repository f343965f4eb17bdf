import { baseName, pathPart } from '../cluster/file-path.ts';
import { corosyncNodeName } from '../cluster/node-names.ts';
import { isWhole } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/node-count-mismatch',
  severity: 'info',
  on: 'cluster',
  doc: {
    en: {
      what: 'The CIB lists fewer nodes than corosync.conf.',
      why: 'Pacemaker adds a node to the CIB when it joins for the first time. A node that is missing there has never been up with Pacemaker, or was removed from the CIB and forgotten in corosync.conf, where its vote still counts (Trento, checks 6E9B82 and C620DC).',
      fix: 'Remove the node from corosync.conf if it is gone; otherwise start Pacemaker on it.',
    },
    ja: {
      what: 'CIB のノードが corosync.conf より少なくなっています。',
      why: 'Pacemaker は、ノードが初めて参加したときに CIB に追加します。CIB にないノードは、まだ Pacemaker が起動していないか、CIB からは削除されたものの corosync.conf に残っており、その票がまだ数えられています（Trento の 6E9B82 と C620DC）。',
      fix: '撤去したノードなら corosync.conf から削除します。そうでなければ、そのノードで Pacemaker を起動します。',
    },
  },
  check({ corosync, pacemaker }, report) {
    for (const model of corosync) {
      const names = model.nodes.map(corosyncNodeName);
      if (model.facts.incomplete || names.length === 0 || names.includes(undefined)) continue;
      for (const cib of pacemaker) {
        const at = cib.facts.sections.get('nodes');
        const members = cib.facts.nodes.filter(n => (n.type?.value ?? 'member') === 'member');
        const known = new Set(members.flatMap(n => n.uname?.value.toLowerCase() ?? []));
        if (!isWhole(cib) || !at || known.size === 0 || known.size >= names.length) continue;
        const missing = names.flatMap(name => (name && !known.has(name.value.toLowerCase()) ? [name] : []));
        // Names that differ are a fault of their own.
        if (missing.length !== names.length - known.size) continue;
        const file = baseName(pathPart(model.file));
        const list = missing.slice(0, 5).map(name => `"${name.value}"`);
        const more = missing.length > list.length;
        report(
          at,
          {
            en: `the CIB has ${known.size} nodes, but ${file} has ${names.length} (${list.join(', ')}${more ? ' …' : ''} missing here)`,
            ja: `CIB のノードは ${known.size} 台ですが、${file} では ${names.length} 台です（${list.join('、')}${more ? ' など' : ' '}がありません）`,
          },
          {
            related: missing.slice(0, 20).map(name => ({
              ...name.at,
              message: { en: 'not in the CIB', ja: 'CIB にありません' },
            })),
          },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
totem {
  version: 2
  cluster_name: web
  transport: knet
  token: 1000
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    name: alpha
    nodeid: 1
  }
  node {
    ring0_addr: 10.0.0.2
    name: bravo
    nodeid: 2
  }
  node {
    ring0_addr: 10.0.0.3
    name: charlie
    nodeid: 3
  }
}
quorum {
  provider: corosync_votequorum
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
     ^^^^^ the CIB has 2 nodes, but corosync.conf has 3 ("charlie" missing here)
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- corosync.conf --
totem {
  version: 2
  cluster_name: web
  transport: knet
  token: 1000
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    name: alpha
    nodeid: 1
  }
  node {
    ring0_addr: 10.0.0.2
    name: bravo
    nodeid: 2
  }
}
quorum {
  provider: corosync_votequorum
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
