import { drbdBelow } from '../cluster/drbd-below.ts';
import { localFileSystems } from '../cluster/file-systems.ts';
import { managedDrbd, promotedMax } from '../cluster/managed-drbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/two-primaries-with-local-filesystem',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'DRBD shall be promoted on two nodes, but carries a local file system.',
      why: 'With promoted-max 2 both nodes may write to the device. ext4 or xfs mounted on both is destroyed; only a cluster file system can be used so (Clusters from Scratch, Convert Storage to Active/Active).',
      fix: 'Set promoted-max to 1, or use GFS2 or OCFS2.',
    },
    ja: {
      what: '2 ノードで昇格する DRBD の上に、ローカルファイルシステムがあります。',
      why: 'promoted-max が 2 の場合、両ノードがデバイスに書き込めます。ext4 や xfs を両ノードにマウントすると破損します。この構成で使えるのは、クラスタファイルシステムだけです（Clusters from Scratch、Convert Storage to Active/Active）。',
      fix: 'promoted-max を 1 にするか、GFS2 や OCFS2 を使います。',
    },
  },
  check(pacemaker, report) {
    const twice = new Map(
      managedDrbd(pacemaker).flatMap(managed => {
        const max = promotedMax(managed, pacemaker);
        return max && max.value > 1 ? [[managed.name.value, max] as const] : [];
      }),
    );
    if (twice.size === 0) return;
    const below = drbdBelow(pacemaker);
    for (const resource of pacemaker.allResources) {
      if (resource.kind !== 'primitive' || pacemaker.agent(resource) !== 'ocf:heartbeat:Filesystem') continue;
      const type = pacemaker.parameter(resource, 'fstype');
      const device = pacemaker.parameter(resource, 'device');
      if (!type || !localFileSystems.has(type.value) || !device?.value.startsWith('/dev/drbd')) continue;
      const name = [...below(resource)].find(n => twice.has(n));
      const max = name === undefined ? undefined : twice.get(name);
      if (!max) continue;
      report(
        type.at,
        {
          en: `${type.value} is a local file system, but DRBD resource "${name}" is promoted on ${max.value} nodes`,
          ja: `${type.value} はローカルファイルシステムですが、DRBD リソース "${name}" は ${max.value} ノードで昇格します`,
        },
        { related: [{ ...max.at, message: { en: 'promoted-max', ja: 'promoted-max' } }] },
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
      <clone id="drbd-clone">
        <meta_attributes id="drbd-clone-meta">
          <nvpair id="drbd-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="drbd-clone-meta-notify" name="notify" value="true"/>
          <nvpair id="drbd-clone-meta-promoted-max" name="promoted-max" value="2"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-params-device" name="device" value="/dev/drbd0"/>
          <nvpair id="fs-params-directory" name="directory" value="/srv"/>
          <nvpair id="fs-params-fstype" name="fstype" value="ext4"/>
                                                             ^^^^ ext4 is a local file system, but DRBD resource "r0" is promoted on 2 nodes
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_colocation id="fs-with-drbd" rsc="fs" with-rsc="drbd-clone" score="INFINITY" with-rsc-role="Promoted"/>
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
          <nvpair id="fs-params-fstype" name="fstype" value="ext4"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_colocation id="fs-with-drbd" rsc="fs" with-rsc="drbd-clone" score="INFINITY" with-rsc-role="Promoted"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
