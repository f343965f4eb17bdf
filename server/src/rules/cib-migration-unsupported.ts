import { agentUses } from '../cluster/agent-uses.ts';
import { truth } from '../cluster/truth.ts';
import { writesMeta } from '../cluster/written-meta.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/migration-unsupported',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'allow-migrate is set for an agent that cannot migrate.',
      why: 'A live migration needs the actions migrate_to and migrate_from, which this agent does not have (its metadata). The resource is stopped and started as before.',
      fix: 'Remove allow-migrate.',
    },
    ja: {
      what: 'ライブマイグレーションのできないエージェントに、allow-migrate があります。',
      why: 'ライブマイグレーションには migrate_to と migrate_from が必要ですが、このエージェントにはありません（エージェントのメタデータ）。リソースは停止してから起動されます。',
      fix: 'allow-migrate を削除します。',
    },
  },
  check(pacemaker, report, model) {
    if (!writesMeta(pacemaker, 'allow-migrate')) return;
    for (const { resource, agent, name: agentName } of agentUses(pacemaker, model)) {
      if (agent.migratable || agentName === 'ocf:pacemaker:remote') continue;
      for (const { name, value } of resource.meta.flatMap(set => set.pairs)) {
        if (name.value !== 'allow-migrate' || truth(value) !== true) continue;
        report(name.at, {
          en: `allow-migrate has no effect: ${agentName} has no migrate_to and migrate_from`,
          ja: `${agentName} に migrate_to と migrate_from がないため、allow-migrate は効果がありません`,
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-meta-allow-migrate" name="allow-migrate" value="true"/>
                                                    ^^^^^^^^^^^^^ allow-migrate has no effect: ocf:heartbeat:IPaddr2 has no migrate_to and migrate_from
        </meta_attributes>
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
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
    <resources>
      <primitive id="vm" class="ocf" provider="heartbeat" type="VirtualDomain">
        <meta_attributes id="vm-meta">
          <nvpair id="vm-meta-allow-migrate" name="allow-migrate" value="true"/>
        </meta_attributes>
        <instance_attributes id="vm-params">
          <nvpair id="vm-params-config" name="config" value="/etc/libvirt/qemu/vm.xml"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
