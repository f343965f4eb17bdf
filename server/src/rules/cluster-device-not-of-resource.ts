import { changeName, didYouMean } from '../cluster/did-you-mean.ts';
import { drbdBelow } from '../cluster/drbd-below.ts';
import { knowsAllDrbdResources } from '../cluster/drbd-completeness.ts';
import { type DeviceOwner, deviceMeanings } from '../cluster/drbd-devices.ts';
import { resourcesNamed } from '../cluster/drbd-hosts.ts';
import type { Located } from '../cluster/effective.ts';
import type { Related } from '../cluster/finding.ts';
import type { Model } from '../cluster/model.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/device-not-of-resource',
  severity: 'error',
  on: 'cluster',
  doc: {
    en: {
      what: 'The device of a file system is no device of the DRBD resource that the file system follows.',
      why: 'A device that no volume has cannot be mounted: an error. A device of another DRBD resource, or the disk below the volume, is mounted on a node where the wrong resource was promoted, or past DRBD, so that the data is not replicated: a warning. The device is compared with device, minor and disk of the DRBD files (drbd.conf(5)), also as /dev/drbd/by-res and by-disk; anything else, such as a logical volume on top, is not judged.',
      fix: 'Write the device of the DRBD resource that the constraints name, or correct the constraints.',
    },
    ja: {
      what: 'ファイルシステムのデバイスが、そのファイルシステムの制約が指定する DRBD リソースのデバイスではありません。',
      why: 'どのボリュームにもないデバイスはマウントできないため、エラーです。別の DRBD リソースのデバイスや下位デバイスの場合は、昇格していないリソースをマウントするか、DRBD を経由せずにマウントするため、データが失われるおそれがあり、警告です。デバイスは DRBD ファイルの device、minor、disk と比較し（drbd.conf(5)）、/dev/drbd/by-res と by-disk のパスも解決します。DRBD の上の論理ボリュームなど、それ以外のデバイスは検査しません。',
      fix: '制約が指定する DRBD リソースのデバイスを指定するか、制約を直します。',
    },
  },
  check(model, report) {
    const { drbdResources } = model;
    if (drbdResources.length === 0 || model.pacemaker.length === 0 || drbdResources.some(r => r.facts.incomplete))
      return;
    const knowsAll = knowsAllDrbdResources(model);
    const meaningOf = deviceMeanings(model);
    for (const pacemaker of model.pacemaker) {
      const below = drbdBelow(pacemaker);
      const seen = new Set<number>();
      for (const resource of pacemaker.allResources) {
        if (resource.kind !== 'primitive' || pacemaker.agent(resource) !== 'ocf:heartbeat:Filesystem') continue;
        const device = pacemaker.parameter(resource, 'device');
        if (!device || seen.has(device.at.span.start)) continue;
        seen.add(device.at.span.start);
        const meaning = meaningOf(device.value);
        if (meaning.kind === 'other') continue;
        const wanted = below(resource);
        const { owners } = meaning;
        if (owners.length === 0) {
          if (!knowsAll) continue;
          const meant = onlyDevice(wanted, model);
          report(device.at, nobodys(device.value, meant?.value), {
            ...(meant ? { related: [deviceOf(meant)], fixes: [changeName(device, meant.value)] } : {}),
          });
          continue;
        }
        if (wanted.size === 0) continue;
        const names = [...wanted];
        const shown = names.map(n => `"${n}"`).join(', ');
        const id = resource.id?.value ?? 'Filesystem';
        const owner = owners[0] as DeviceOwner;
        const isWanted = owners.some(o => wanted.has(o.resource.name));
        if (meaning.kind === 'backing-disk' && isWanted) {
          const own = owners.find(o => wanted.has(o.resource.name)) as DeviceOwner;
          const right = own.volume.device;
          report(device.at, backingDisk(device.value, own.resource.name, right?.value), {
            severity: 'warning',
            related: [
              {
                ...(own.volume.disk?.at ?? own.volume.at),
                message: {
                  en: `disk of DRBD resource "${own.resource.name}"`,
                  ja: `DRBD リソース "${own.resource.name}" の disk です`,
                },
              },
            ],
            ...(right ? { fixes: [changeName(device, right.value)] } : {}),
          });
        } else if (
          meaning.kind === 'device' &&
          !isWanted &&
          names.every(n => resourcesNamed(model.drbd, n).length > 0)
        ) {
          const meant = onlyDevice(wanted, model);
          report(
            device.at,
            {
              en: `${device.value} belongs to DRBD resource "${owner.resource.name}", but "${id}" follows ${shown}`,
              ja: `${device.value} は DRBD リソース "${owner.resource.name}" のデバイスですが、"${id}" の制約は ${names.map(n => `"${n}"`).join('、')} を指定しています`,
            },
            {
              severity: 'warning',
              related: [
                {
                  ...(owner.volume.device?.at ?? owner.volume.at),
                  message: {
                    en: `device of DRBD resource "${owner.resource.name}"`,
                    ja: `DRBD リソース "${owner.resource.name}" のデバイスです`,
                  },
                },
              ],
              ...(meant ? { fixes: [changeName(device, meant.value)] } : {}),
            },
          );
        }
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
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-device" name="device" value="/dev/drbd7"/>
                                                      ^^^^^^^^^^ no DRBD volume has the device /dev/drbd7 (did you mean "/dev/drbd0"?)
        </instance_attributes>
      </primitive>
      <primitive id="raw" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="raw-params">
          <nvpair id="raw-device" name="device" value="/dev/sda"/>
                                                       ^^^^^^^^ /dev/sda is the disk below DRBD resource "r0" (mount /dev/drbd0)
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_colocation id="c1" rsc="fs" with-rsc="ms" with-rsc-role="Promoted" score="INFINITY"/>
      <rsc_order id="o1" first="ms" first-action="promote" then="raw" then-action="start"/>
    </constraints>
  </configuration>
</cib>
`,
      `
-- r.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sda;
  on alpha { address 10.0.0.1:7788; }
  on bravo { address 10.0.0.2:7788; }
}
resource r1 {
  device /dev/drbd1;
  disk /dev/sdb;
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="ms">
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
        </primitive>
      </clone>
      <group id="web">
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-device" name="device" value="/dev/drbd/by-res/r1/0"/>
                                                        ^^^^^^^^^^^^^^^^^^^^^ /dev/drbd/by-res/r1/0 belongs to DRBD resource "r1", but "fs" follows "r0"
          </instance_attributes>
        </primitive>
      </group>
    </resources>
    <constraints>
      <rsc_colocation id="c1" rsc="web" with-rsc="ms" with-rsc-role="Promoted" score="INFINITY"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd_data minor 3;
  disk /dev/vg/data;
  on alpha { address 10.0.0.1:7788; }
  on bravo { address 10.0.0.2:7788; }
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fs1" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs1-params">
          <nvpair id="fs1-device" name="device" value="/dev/drbd3"/>
        </instance_attributes>
      </primitive>
      <primitive id="fs2" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs2-params">
          <nvpair id="fs2-device" name="device" value="/dev/drbd/by-disk/vg/data"/>
        </instance_attributes>
      </primitive>
      <primitive id="fs3" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs3-params">
          <nvpair id="fs3-device" name="device" value="/dev/vg-on-drbd/lv"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** The device of the one volume that can be meant. */
function onlyDevice(names: ReadonlySet<string>, model: Model): Located<string> | undefined {
  const devices = new Map<string, Located<string>>();
  for (const { volumes } of [...names].flatMap(n => resourcesNamed(model.drbd, n))) {
    for (const { device } of volumes) if (device) devices.set(device.value, device);
  }
  return devices.size === 1 ? [...devices.values()][0] : undefined;
}

function deviceOf(device: Located<string>): Related {
  return {
    ...device.at,
    message: { en: `${device.value} is defined here`, ja: `${device.value} はここで定義されています` },
  };
}

function nobodys(device: string, meant: string | undefined): Text {
  const message: Text = {
    en: `no DRBD volume has the device ${device}`,
    ja: `デバイスが ${device} である DRBD ボリュームはありません`,
  };
  return didYouMean(message, meant);
}

function backingDisk(disk: string, name: string, device: string | undefined): Text {
  return device === undefined
    ? {
        en: `${disk} is the disk below DRBD resource "${name}"`,
        ja: `${disk} は DRBD リソース "${name}" の下位デバイスです`,
      }
    : {
        en: `${disk} is the disk below DRBD resource "${name}" (mount ${device})`,
        ja: `${disk} は DRBD リソース "${name}" の下位デバイスです（${device} をマウントする必要があります）`,
      };
}
