import { isPromotable } from '../cluster/promotable.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { resourcesOf } from '../cluster/resources-by-agent.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/drbd-not-promotable',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A DRBD resource is not in a promotable clone.',
      why: 'Only instances of a promotable clone are promoted; any other stays secondary, where the device cannot be opened (DRBD User’s Guide, Integrating DRBD with Pacemaker clusters). Without a clone there are no notifications either, and ocf:linbit:drbd refuses to start ("you really should enable notify").',
      fix: 'Put it into a clone with promotable=true and notify=true.',
    },
    ja: {
      what: 'DRBD リソースが promotable クローンに入っていません。',
      why: '昇格するのは promotable クローンのインスタンスだけで、それ以外はセカンダリのままのため、デバイスを開けません（DRBD User’s Guide、Integrating DRBD with Pacemaker clusters）。クローンでなければ通知もないため、ocf:linbit:drbd は起動を拒否します（"you really should enable notify"）。',
      fix: 'promotable=true と notify=true のクローンに入れます。',
    },
  },
  check(pacemaker, report) {
    for (const resource of resourcesOf(pacemaker, 'ocf:linbit:drbd')) {
      if (resource.kind !== 'primitive' || !resource.id) continue;
      if (isPromotable(resource, pacemaker) !== false) continue;
      const clone = pacemaker.container(resource);
      const id = resource.id.value;
      report(
        resource.id.at,
        clone
          ? {
              en: `${clone.kind} "${nameOf(clone)}" is not promotable, so DRBD stays secondary everywhere`,
              ja: `"${nameOf(clone)}" が promotable ではないため、DRBD はすべてのノードでセカンダリのままです`,
            }
          : {
              en: `"${id}" is not in a promotable clone, so ocf:linbit:drbd refuses to start`,
              ja: `"${id}" が promotable クローンに入っていないため、ocf:linbit:drbd は起動を拒否します`,
            },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
                     ^^^^ "drbd" is not in a promotable clone, so ocf:linbit:drbd refuses to start
        <instance_attributes id="drbd-params">
          <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="drbd-clone">
        <meta_attributes id="drbd-clone-meta">
          <nvpair id="drbd-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
                       ^^^^ clone "drbd-clone" is not promotable, so DRBD stays secondary everywhere
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
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
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="drbd-clone">
        <meta_attributes id="drbd-clone-meta">
          <nvpair id="drbd-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="drbd-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="drbd-monitor-promoted" name="monitor" interval="29s" role="Promoted"/>
            <op id="drbd-monitor-unpromoted" name="monitor" interval="31s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
