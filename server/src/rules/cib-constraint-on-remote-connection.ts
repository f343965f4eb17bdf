import { nameOf } from '../cluster/resource-lines.ts';
import { resourcesOf } from '../cluster/resources-by-agent.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/constraint-on-remote-connection',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The connection of a remote node is in a group, an order or a colocation.',
      why: 'ocf:pacemaker:remote stands for a node. Pacemaker orders it before everything that runs on that node by itself, and a constraint or group around it can stop the node with all its resources (Pacemaker Remote; crmsh warns of the same).',
      fix: 'Leave the connection by itself; a location constraint is enough to choose where it runs.',
    },
    ja: {
      what: 'リモートノードの接続リソースが、グループ、順序制約、同居制約に含まれています。',
      why: 'ocf:pacemaker:remote はノードそのものを表します。そのノードで動作するリソースとの順序は Pacemaker が自動的に決めるため、制約やグループがあると、ノードがすべてのリソースとともに停止するおそれがあります（Pacemaker Remote。crmsh も同じ警告を出します）。',
      fix: '接続リソースは単独にします。動作するノードを決めるには、配置制約を使います。',
    },
  },
  check(pacemaker, report) {
    const remotes = new Set(resourcesOf(pacemaker, 'ocf:pacemaker:remote').flatMap(r => r.id?.value ?? []));
    if (remotes.size === 0) return;
    for (const resource of pacemaker.allResources) {
      if (!resource.id || !resource.parent || !remotes.has(resource.id.value)) continue;
      report(resource.id.at, {
        en: `remote node "${resource.id.value}" is inside "${nameOf(resource.parent)}", but must stand by itself`,
        ja: `リモートノード "${resource.id.value}" が "${nameOf(resource.parent)}" に入っていますが、単独にする必要があります`,
      });
    }
    for (const { kind, uses, sets } of pacemaker.facts.constraints) {
      if (kind !== 'order' && kind !== 'colocation') continue;
      for (const { id } of [...uses, ...sets.flatMap(s => s.uses)]) {
        if (!remotes.has(id.value)) continue;
        report(id.at, {
          en: `"${id.value}" is the connection of a remote node, which belongs into no ${kind === 'order' ? 'order' : 'colocation'}`,
          ja: `"${id.value}" はリモートノードの接続リソースのため、${kind === 'order' ? '順序制約' : '同居制約'}には使いません`,
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
    <resources>
      <primitive id="far" class="ocf" provider="pacemaker" type="remote"/>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_order id="far-then-web" first="far" then="web"/>
                                          ^^^ "far" is the connection of a remote node, which belongs into no order
    </constraints>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="far" class="ocf" provider="pacemaker" type="remote"/>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <constraints>
      <rsc_location id="far-on-alpha" rsc="far" node="alpha" score="100"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
