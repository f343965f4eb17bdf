import { drbdMounts } from '../cluster/drbd-mounts.ts';
import { follows } from '../cluster/follows.ts';
import { isWhole, nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/drbd-colocation-missing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A file system on DRBD is not kept with the promoted instance.',
      why: 'Only where DRBD is promoted can its device be mounted. Without a colocation with the role Promoted the cluster is free to start the file system on a node where DRBD is secondary; crm_verify and crm_simulate say nothing (Clusters from Scratch, Configure the Cluster for DRBD).',
      fix: 'Add a colocation of the file system, or of its group, with the DRBD clone in the role Promoted.',
    },
    ja: {
      what: 'DRBD 上のファイルシステムに、昇格したノードとの同居制約がありません。',
      why: 'DRBD のデバイスをマウントできるのは、昇格したノードだけです。ロール Promoted との同居制約がなければ、DRBD がセカンダリのノードでファイルシステムが起動されることがあります。crm_verify も crm_simulate も何も報告しません（Clusters from Scratch、Configure the Cluster for DRBD）。',
      fix: 'ファイルシステムまたはそのグループに、DRBD のクローンの Promoted との同居制約を追加します。',
    },
  },
  check(pacemaker, report, model) {
    if (!isWhole(pacemaker)) return;
    const ties = follows(pacemaker);
    const said = new Set<string>();
    for (const { top, device, drbd } of drbdMounts(pacemaker, model)) {
      const [name, clone] = [nameOf(top), nameOf(drbd.clone)];
      if (ties.colocated(drbd.clone).has(top) || !ties.isWhole() || said.has(`${name} ${clone}`)) continue;
      said.add(`${name} ${clone}`);
      const at = top.kind === 'primitive' && top.id ? top.id.at : top.at;
      report(
        at,
        {
          en: `"${name}" mounts ${device.value}, but no colocation keeps it with the promoted "${clone}"`,
          ja: `"${name}" は ${device.value} をマウントしますが、Promoted の "${clone}" との同居制約がありません`,
        },
        {
          related: [
            { ...device.at, message: { en: 'the device', ja: 'デバイスです' } },
            {
              ...(drbd.clone.id ?? drbd.clone).at,
              message: {
                en: `the clone of DRBD resource "${drbd.name.value}"`,
                ja: `DRBD リソース "${drbd.name.value}" のクローンです`,
              },
            },
          ],
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
    <crm_config/>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-promotable" name="promotable" value="true"/>
          <nvpair id="ms-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
                     ^^ "fs" mounts /dev/drbd0, but no colocation keeps it with the promoted "ms"
        <instance_attributes id="fs-params">
          <nvpair id="fs-device" name="device" value="/dev/drbd0"/>
          <nvpair id="fs-directory" name="directory" value="/srv"/>
          <nvpair id="fs-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_order id="o" first="ms" first-action="promote" then="fs" then-action="start"/>
    </constraints>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-promotable" name="promotable" value="true"/>
          <nvpair id="ms-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
      <group id="g">
       ^^^^^ "g" mounts /dev/drbd0, but no colocation keeps it with the promoted "ms"
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-device" name="device" value="/dev/drbd0"/>
            <nvpair id="fs-directory" name="directory" value="/srv"/>
            <nvpair id="fs-fstype" name="fstype" value="xfs"/>
          </instance_attributes>
        </primitive>
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
          <instance_attributes id="vip-params">
            <nvpair id="vip-ip" name="ip" value="10.0.0.9"/>
          </instance_attributes>
        </primitive>
      </group>
    </resources>
    <constraints>
      <rsc_order id="o" first="ms" first-action="promote" then="g" then-action="start"/>
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
    <crm_config/>
    <nodes/>
    <resources>
      <clone id="ms">
        <meta_attributes id="ms-meta">
          <nvpair id="ms-promotable" name="promotable" value="true"/>
          <nvpair id="ms-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
      <group id="g">
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-device" name="device" value="/dev/drbd0"/>
            <nvpair id="fs-directory" name="directory" value="/srv"/>
            <nvpair id="fs-fstype" name="fstype" value="xfs"/>
          </instance_attributes>
        </primitive>
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
          <instance_attributes id="vip-params">
            <nvpair id="vip-ip" name="ip" value="10.0.0.9"/>
          </instance_attributes>
        </primitive>
      </group>
    </resources>
    <constraints>
      <rsc_colocation id="c" rsc="g" with-rsc="ms" with-rsc-role="Promoted" score="INFINITY"/>
      <rsc_order id="o" first="ms" first-action="promote" then="g" then-action="start"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
