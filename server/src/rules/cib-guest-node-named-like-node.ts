import { definedAt } from '../cluster/did-you-mean.ts';
import { pairsOf } from '../cluster/written-meta.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/guest-node-named-like-node',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A guest node has the name of a cluster node.',
      why: 'Pacemaker takes the two for one node, and then orders the resource that hosts the guest after itself; crm_verify mentions "Invalid ordering constraint". Neither can be used in a sensible way.',
      fix: 'Give the guest node a name of its own in remote-node.',
    },
    ja: {
      what: 'ゲストノードの名前が、クラスタノードと同じです。',
      why: 'Pacemaker は両者を 1 台のノードとみなし、ゲストを動かすリソースを自分自身の後に並べてしまいます。crm_verify は "Invalid ordering constraint" と警告します。どちらのノードも正しく使えません。',
      fix: 'remote-node に、ほかのノードと重ならない名前を付けます。',
    },
  },
  check({ facts, allResources }, report) {
    const nodes = new Map(
      facts.nodes.flatMap(({ uname, type }) =>
        uname && (!type || type.value.toLowerCase() === 'member') ? [[uname.value.toLowerCase(), uname] as const] : [],
      ),
    );
    if (nodes.size === 0) return;
    for (const resource of allResources) {
      if (resource.kind !== 'primitive') continue;
      for (const { name, value } of pairsOf(resource.meta)) {
        const node = name.value === 'remote-node' && value ? nodes.get(value.value.toLowerCase()) : undefined;
        if (!node || !value) continue;
        report(
          value.at,
          {
            en: `guest node "${value.value}" has the name of a cluster node`,
            ja: `ゲストノード "${value.value}" の名前がクラスタノードと同じです`,
          },
          { related: [definedAt(node)] },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
    </nodes>
    <resources>
      <primitive id="vm" class="ocf" provider="heartbeat" type="VirtualDomain">
        <meta_attributes id="vm-meta">
          <nvpair id="vm-node" name="remote-node" value="alpha"/>
                                                         ^^^^^ guest node "alpha" has the name of a cluster node
        </meta_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
    </nodes>
    <resources>
      <primitive id="vm" class="ocf" provider="heartbeat" type="VirtualDomain">
        <meta_attributes id="vm-meta">
          <nvpair id="vm-node" name="remote-node" value="guest1"/>
        </meta_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
