import { drbdBelow } from '../cluster/drbd-below.ts';
import { type DeviceOwner, deviceMeanings } from '../cluster/drbd-devices.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/backing-disk-mounted',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'The disk below a DRBD volume is mounted directly.',
      why: 'What is written past DRBD is not replicated, and the two nodes drift apart (drbd.conf(5), disk). While DRBD is up the mount fails, for DRBD holds the disk.',
      fix: 'Mount the DRBD device.',
    },
    ja: {
      what: 'DRBD ボリュームの下位デバイスを直接マウントしています。',
      why: 'DRBD を経由せずに書き込んだデータはレプリケーションされず、ノード間でデータが食い違います（drbd.conf(5) の disk）。DRBD の動作中は、DRBD がディスクを占有しているため、マウントに失敗します。',
      fix: 'DRBD デバイスをマウントします。',
    },
  },
  check(model, report) {
    if (model.drbdResources.length === 0) return;
    const meaningOf = deviceMeanings(model);
    for (const pacemaker of model.pacemaker) {
      const below = drbdBelow(pacemaker);
      for (const resource of pacemaker.allResources) {
        if (resource.kind !== 'primitive' || pacemaker.agent(resource) !== 'ocf:heartbeat:Filesystem') continue;
        const device = pacemaker.parameter(resource, 'device');
        const meaning = device && meaningOf(device.value);
        if (!device || meaning?.kind !== 'backing-disk') continue;
        // Where the file system follows this very resource, that says more.
        const wanted = below(resource);
        if (meaning.owners.some(o => wanted.has(o.resource.name))) continue;
        const { resource: owner, volume } = meaning.owners[0] as DeviceOwner;
        report(
          device.at,
          {
            en: `"${nameOf(resource)}" mounts ${device.value}, the disk below DRBD resource "${owner.name}"${volume.device ? ` (mount ${volume.device.value})` : ''}`,
            ja: `"${nameOf(resource)}" は、DRBD リソース "${owner.name}" の下位デバイス ${device.value} をマウントします${volume.device ? `（${volume.device.value} をマウントします）` : ''}`,
          },
          { related: [{ ...(volume.disk?.at ?? volume.at), message: { en: 'the disk', ja: 'disk です' } }] },
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
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-params-device" name="device" value="/dev/sdb1"/>
                                                             ^^^^^^^^^ "fs" mounts /dev/sdb1, the disk below DRBD resource "r0" (mount /dev/drbd0)
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
          <nvpair id="fs-params-device" name="device" value="/dev/sdc1"/>
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
