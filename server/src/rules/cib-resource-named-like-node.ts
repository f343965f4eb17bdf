import { pacemakerNodeList } from '../cluster/pacemaker-nodes.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/resource-named-like-node',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource has the name of a node.',
      why: 'Tools that take either, such as crm_resource, crm_attribute and Hawk, may act on the wrong one (ClusterLabs/pacemaker#726, ClusterLabs/hawk#211). The connection of a remote node has the name of its node rightly.',
      fix: 'Give the resource another id.',
    },
    ja: {
      what: 'リソースの名前が、ノードと同じです。',
      why: 'どちらの名前も受け付けるツール（crm_resource、crm_attribute、Hawk など）が、別のほうを操作するおそれがあります（ClusterLabs/pacemaker#726、ClusterLabs/hawk#211）。リモートノードの接続リソースは、ノードと同じ名前で問題ありません。',
      fix: 'リソースに別の id を付けます。',
    },
  },
  check(pacemaker, report) {
    const nodes = new Map(pacemakerNodeList(pacemaker).map(n => [n.name.value.toLowerCase(), n]));
    if (nodes.size === 0) return;
    for (const resource of pacemaker.allResources) {
      const node = resource.id && nodes.get(resource.id.value.toLowerCase());
      if (!resource.id || !node || pacemaker.agent(resource) === 'ocf:pacemaker:remote') continue;
      report(
        resource.id.at,
        {
          en: `"${resource.id.value}" is also the name of a node`,
          ja: `"${resource.id.value}" はノードの名前でもあります`,
        },
        { related: [{ ...node.name.at, message: { en: 'the node', ja: 'ノードです' } }] },
      );
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
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="alpha" class="ocf" provider="pacemaker" type="Dummy"/>
                     ^^^^^ "alpha" is also the name of a node
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
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
      <primitive id="charlie" class="ocf" provider="pacemaker" type="remote"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
