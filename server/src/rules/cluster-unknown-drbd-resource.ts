import { changeName, definedAt, didYouMean, suggester } from '../cluster/did-you-mean.ts';
import { knowsAllDrbdResources } from '../cluster/drbd-completeness.ts';
import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/unknown-drbd-resource',
  severity: 'error',
  on: 'cluster',
  doc: {
    en: {
      what: 'drbd_resource names a DRBD resource that no DRBD file defines.',
      why: 'The agent asks drbdadm for the resource and refuses to start when the configuration has none of that name (ocf:linbit:drbd). crm_verify does not look at parameters of agents.',
      fix: 'Correct the name, or add the resource. Nothing is reported when the cluster has no DRBD files, or when an include such as that of LINSTOR leads outside the folder.',
    },
    ja: {
      what: 'drbd_resource が、どの DRBD ファイルにもない DRBD リソースを指定しています。',
      why: 'エージェントは drbdadm でリソースを調べ、設定にその名前がないと起動しません（ocf:linbit:drbd）。crm_verify はエージェントのパラメータを検査しません。',
      fix: '名前を直すか、リソースを追加します。クラスタに DRBD ファイルがない場合や、LINSTOR のように include 先がフォルダー内にない場合は検出しません。',
    },
  },
  check(model, report) {
    if (model.drbdResources.length === 0 || !knowsAllDrbdResources(model)) return;
    let suggest: ReturnType<typeof suggester> | undefined;
    for (const pacemaker of model.pacemaker) {
      const seen = new Set<number>();
      for (const { name } of managedDrbd(pacemaker)) {
        // Primitives of one template share its value.
        if (resourcesNamed(model.drbd, name.value).length > 0 || seen.has(name.at.span.start)) continue;
        seen.add(name.at.span.start);
        suggest ??= suggester([...new Set(model.drbdResources.map(r => r.name))]);
        const meant = suggest(name.value);
        const target = meant === undefined ? undefined : resourcesNamed(model.drbd, meant)[0]?.facts.name;
        const isIncomplete = model.drbdResources.some(r => r.facts.incomplete);
        report(
          name.at,
          didYouMean(
            {
              en: `there is no DRBD resource "${name.value}"`,
              ja: `DRBD リソース "${name.value}" はありません`,
            },
            meant,
          ),
          {
            ...(isIncomplete ? { severity: 'info' } : {}),
            ...(target ? { related: [definedAt(target)], fixes: [changeName(name, target.value)] } : {}),
          },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sda;
  on alpha { address 10.0.0.1:7788; }
  on bravo { address 10.0.0.2:7788; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="ms">
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r1"/>
                                                                   ^^ there is no DRBD resource "r1" (did you mean "r0"?)
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
No DRBD file is part of the cluster.

-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="ms">
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r1"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
