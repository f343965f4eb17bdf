import { drbdMounts } from '../cluster/drbd-mounts.ts';
import { follows } from '../cluster/follows.ts';
import { isWhole, nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/drbd-order-missing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A file system on DRBD is not started after the promotion.',
      why: 'Constraints say where and when independently: with a colocation alone, the file system can be started before DRBD is promoted on that node, and the mount fails (crm_simulate of 2.1.5 starts it first).',
      fix: 'Add an order: promote the DRBD clone, then start the file system or its group.',
    },
    ja: {
      what: 'DRBD 上のファイルシステムに、昇格後に起動する順序制約がありません。',
      why: '場所と順序は別々の制約です。同居制約だけでは、そのノードで DRBD が昇格する前にファイルシステムが起動され、マウントに失敗することがあります（2.1.5 の crm_simulate では先に起動されます）。',
      fix: 'DRBD のクローンを昇格（promote）してから、ファイルシステムまたはそのグループを起動（start）する順序制約を追加します。',
    },
  },
  check(pacemaker, report, model) {
    if (!isWhole(pacemaker)) return;
    const ties = follows(pacemaker);
    const said = new Set<string>();
    for (const { top, device, drbd } of drbdMounts(pacemaker, model)) {
      const [name, clone] = [nameOf(top), nameOf(drbd.clone)];
      if (ties.ordered(drbd.clone).has(top) || !ties.isWhole() || said.has(`${name} ${clone}`)) continue;
      said.add(`${name} ${clone}`);
      const at = top.kind === 'primitive' && top.id ? top.id.at : top.at;
      report(
        at,
        {
          en: `"${name}" mounts ${device.value}, but no order starts it after the promotion of "${clone}"`,
          ja: `"${name}" は ${device.value} をマウントしますが、"${clone}" の昇格後に起動する順序制約がありません`,
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
                     ^^ "fs" mounts /dev/drbd0, but no order starts it after the promotion of "ms"
        <instance_attributes id="fs-params">
          <nvpair id="fs-device" name="device" value="/dev/drbd0"/>
          <nvpair id="fs-directory" name="directory" value="/srv"/>
          <nvpair id="fs-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_colocation id="c" rsc="fs" with-rsc="ms" with-rsc-role="Promoted" score="INFINITY"/>
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
       ^^^^^ "g" mounts /dev/drbd0, but no order starts it after the promotion of "ms"
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
