import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/resource-discovery-on-cluster-node',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Discovery of resources is switched off for a full cluster node.',
      why: 'Pacemaker ignores the attribute there and warns: it is for remote and guest nodes only, for a resource that runs unseen on a cluster node could be started twice. The attribute is deprecated altogether.',
      fix: 'Remove it; use `resource-discovery` of a location constraint where single resources must not be probed.',
    },
    ja: {
      what: '通常のクラスタノードで、リソースの検出（プローブ）を無効にしています。',
      why: 'Pacemaker はこのノード属性を無視し、警告します。リモートノードとゲストノード専用の属性で、クラスタノードで使えると、気付かずに動いているリソースが二重起動するおそれがあるためです。属性自体も非推奨です。',
      fix: '削除します。個々のリソースをプローブしない場合は、配置制約の `resource-discovery` を使います。',
    },
  },
  check({ facts }, report) {
    for (const { type, attributes } of facts.nodes) {
      if (type && type.value.toLowerCase() !== 'member') continue;
      for (const { name, value } of attributes.flatMap(set => (set.hasRule ? [] : set.pairs))) {
        if (name.value !== 'resource-discovery-enabled' || truth(value?.value) !== false) continue;
        report(name.at, {
          en: 'resource-discovery-enabled is ignored on cluster nodes (it is for remote and guest nodes)',
          ja: 'resource-discovery-enabled はクラスタノードでは無視されます（リモートノードとゲストノード用です）',
        });
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
      <node id="1" uname="alpha">
        <instance_attributes id="alpha-attributes">
          <nvpair id="alpha-discovery" name="resource-discovery-enabled" value="false"/>
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-discovery-enabled is ignored on cluster nodes (it is for remote and guest nodes)
        </instance_attributes>
      </node>
    </nodes>
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
      <node id="remote1" type="remote" uname="remote1">
        <instance_attributes id="remote1-attributes">
          <nvpair id="remote1-discovery" name="resource-discovery-enabled" value="false"/>
        </instance_attributes>
      </node>
    </nodes>
  </configuration>
</cib>
`,
    ],
  },
});
