import { deviceMeanings } from '../cluster/drbd-devices.ts';
import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import type { ResourceFacts } from '../cluster/pacemaker.ts';
import { isWhole, nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/drbd-never-promoted',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'A file system lies on DRBD, but nothing promotes DRBD.',
      why: 'The device can be mounted on a primary only. Pacemaker does not manage this resource with ocf:linbit:drbd, and DRBD does not promote by itself, because auto-promote is off or the release is 8.4 (drbd.conf(5); DRBD User’s Guide, Integrating DRBD with Pacemaker clusters).',
      fix: 'Manage the resource with ocf:linbit:drbd in a promotable clone, or set auto-promote yes.',
    },
    ja: {
      what: 'DRBD の上にファイルシステムがありますが、DRBD を昇格させるものがありません。',
      why: 'デバイスをマウントできるのはプライマリだけです。Pacemaker は ocf:linbit:drbd でこのリソースを管理せず、auto-promote が無効か DRBD 8.4 のため、自動的にも昇格しません（drbd.conf(5)、DRBD User’s Guide、Integrating DRBD with Pacemaker clusters）。',
      fix: 'promotable クローンの ocf:linbit:drbd で管理するか、auto-promote を yes にします。',
    },
  },
  check(model, report) {
    if (model.drbdResources.length === 0) return;
    const meaningOf = deviceMeanings(model);
    for (const pacemaker of model.pacemaker) {
      // Older set-ups promote with an agent of Heartbeat.
      if (!isWhole(pacemaker) || pacemaker.allResources.some(isOtherDrbd)) continue;
      const managed = new Set(managedDrbd(pacemaker).map(m => m.name.value));
      for (const resource of pacemaker.allResources) {
        if (resource.kind !== 'primitive' || pacemaker.agent(resource) !== 'ocf:heartbeat:Filesystem') continue;
        const device = pacemaker.parameter(resource, 'device');
        const meaning = device && meaningOf(device.value);
        if (!device || meaning?.kind !== 'device') continue;
        const [owner, ...others] = meaning.owners.map(o => o.resource);
        if (
          !owner ||
          others.some(o => o.name !== owner.name) ||
          managed.has(owner.name) ||
          owner.facts.incomplete ||
          owner.configuration.unseen.length > 0
        )
          continue;
        const nine = isDrbd9(owner.configuration.version);
        const promote = owner.options.get('auto-promote');
        if (nine && promote?.value !== 'no') continue;
        if (owner.facts.options.startup.has('become-primary-on')) continue;
        const id = nameOf(resource);
        report(
          device.at,
          {
            en: `"${id}" mounts DRBD resource "${owner.name}", but neither Pacemaker nor DRBD ${nine ? 'itself (auto-promote is no)' : '8.4'} promotes it`,
            ja: `"${id}" は DRBD リソース "${owner.name}" をマウントしますが、Pacemaker も DRBD ${nine ? '自身（auto-promote が no）' : '8.4 '}も昇格させません`,
          },
          promote?.at ? { related: [{ ...promote.at, message: { en: 'auto-promote', ja: 'auto-promote' } }] } : {},
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
  disk /dev/sdb1;
  options { auto-promote no; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-params-device" name="device" value="/dev/drbd0"/>
                                                             ^^^^^^^^^^ "fs" mounts DRBD resource "r0", but neither Pacemaker nor DRBD itself (auto-promote is no) promotes it
          <nvpair id="fs-params-directory" name="directory" value="/srv"/>
          <nvpair id="fs-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-params-device" name="device" value="/dev/drbd0"/>
          <nvpair id="fs-params-directory" name="directory" value="/srv"/>
          <nvpair id="fs-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  options { auto-promote no; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
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
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-params-device" name="device" value="/dev/drbd0"/>
          <nvpair id="fs-params-directory" name="directory" value="/srv"/>
          <nvpair id="fs-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** Something named after DRBD that is not the agent that manages a resource by its name. */
function isOtherDrbd({ type, agentClass, provider }: ResourceFacts): boolean {
  return /drbd/i.test(type?.value ?? '') && !(agentClass?.value === 'ocf' && provider?.value === 'linbit');
}
