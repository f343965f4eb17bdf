import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { drbdBelow } from '../cluster/drbd-below.ts';
import type { Located } from '../cluster/effective.ts';
import type { ResourceFacts } from '../cluster/pacemaker.ts';
import { nameOf, topOf } from '../cluster/resource-lines.ts';
import { resourcesOf } from '../cluster/resources-by-agent.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/mounted-twice',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Two resources mount the same device, or mount in the same place.',
      why: 'A local file system that is mounted on two nodes at once is destroyed, and the second mount in one place hides the first. Network and cluster file systems, parts of one (subvol, bind) and clones are not reported.',
      fix: 'Give each its own device and directory, or use one resource.',
    },
    ja: {
      what: '2 つのリソースが、同じデバイスまたは同じディレクトリにマウントします。',
      why: 'ローカルファイルシステムを 2 つのノードで二重マウントすると破損します。同じディレクトリへの 2 つ目のマウントは、1 つ目を隠します。ネットワークファイルシステム、クラスタファイルシステム、一部だけのマウント（subvol、bind）、クローンは検出しません。',
      fix: 'それぞれに別のデバイスとディレクトリを指定するか、1 つのリソースにまとめます。',
    },
  },
  check(pacemaker, report, model) {
    let below: ReturnType<typeof drbdBelow> | undefined;
    const seen = new Map<string, { readonly resource: ResourceFacts; readonly value: Located<string> }>();
    const mounts = resourcesOf(pacemaker, 'ocf:heartbeat:Filesystem');
    if (mounts.length < 2) return;
    // What is never on one node is a choice of two.
    const apart = new Set<string>();
    for (const { dependent, base, score } of constraintPairs(pacemaker).colocations) {
      if (dependent.resource && base.resource && score !== undefined && score < 0) {
        apart.add(`${nameOf(topOf(dependent.resource))} ${nameOf(topOf(base.resource))}`);
      }
    }
    for (const resource of mounts) {
      if (resource.kind !== 'primitive') continue;
      if (pacemaker.container(resource)) continue;
      const get = (name: string): Located<string> | undefined => pacemaker.parameter(resource, name);
      const [device, directory] = [get('device'), get('directory')];
      const type = get('fstype')?.value ?? '';
      const partial =
        /bind|subvol/.test(get('options')?.value ?? '') ||
        /^(?:none|btrfs|zfs|nfs4?|gfs2|ocfs2|tmpfs|overlay|cifs|lustre|glusterfs|ceph)$/.test(type);
      const check = (what: string, value: Located<string> | undefined, message: (name: string) => Text): void => {
        if (!value || value.value === '') return;
        const key = `${what} ${value.value.replace(/(?<=.)\/+$/, '')}`;
        const other = seen.get(key);
        if (!other) {
          seen.set(key, { resource, value });
          return;
        }
        const [a, b] = [nameOf(topOf(resource)), nameOf(topOf(other.resource))];
        if (other.value.at.span.start === value.at.span.start) return;
        if (what === 'directory' && (apart.has(`${a} ${b}`) || apart.has(`${b} ${a}`))) return;
        // Where each follows a DRBD resource of its own, cluster/device-not-of-resource says which device is wrong.
        if (value.value.startsWith('/dev/drbd') && model.drbd.length > 0) {
          below ??= drbdBelow(pacemaker);
          if (followOthers(below(resource), below(other.resource))) return;
        }
        const name = nameOf(other.resource);
        report(value.at, message(name), {
          related: [{ ...other.value.at, message: { en: `"${name}"`, ja: `"${name}" です` } }],
        });
      };
      if (!partial && device?.value.startsWith('/dev/')) {
        check('device', device, name => ({
          en: `"${name}" mounts ${device.value} too`,
          ja: `${device.value} は "${name}" もマウントします`,
        }));
      }
      if (directory) {
        check('directory', directory, name => ({
          en: `"${name}" mounts on ${directory.value} too`,
          ja: `${directory.value} には "${name}" もマウントします`,
        }));
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
      <primitive id="web" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="web-params">
          <nvpair id="web-params-device" name="device" value="/dev/sdb1"/>
          <nvpair id="web-params-directory" name="directory" value="/srv"/>
          <nvpair id="web-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
      <primitive id="data" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="data-params">
          <nvpair id="data-params-device" name="device" value="/dev/sdb1"/>
                                                               ^^^^^^^^^ "web" mounts /dev/sdb1 too
          <nvpair id="data-params-directory" name="directory" value="/data"/>
          <nvpair id="data-params-fstype" name="fstype" value="xfs"/>
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
      <primitive id="web" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="web-params">
          <nvpair id="web-params-device" name="device" value="/dev/sdb1"/>
          <nvpair id="web-params-directory" name="directory" value="/srv"/>
          <nvpair id="web-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
      <primitive id="data" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="data-params">
          <nvpair id="data-params-device" name="device" value="/dev/sdc1"/>
          <nvpair id="data-params-directory" name="directory" value="/srv"/>
                                                                     ^^^^ "web" mounts on /srv too
          <nvpair id="data-params-fstype" name="fstype" value="xfs"/>
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
      <primitive id="web" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="web-params">
          <nvpair id="web-params-device" name="device" value="/dev/sdb1"/>
          <nvpair id="web-params-directory" name="directory" value="/srv"/>
          <nvpair id="web-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
      <primitive id="data" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="data-params">
          <nvpair id="data-params-device" name="device" value="/dev/sdc1"/>
          <nvpair id="data-params-directory" name="directory" value="/data"/>
          <nvpair id="data-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

function followOthers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some(name => other.has(name));
}
