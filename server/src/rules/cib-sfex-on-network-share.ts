import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/sfex-on-network-share',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'sfex guards a network share.',
      why: 'sfex writes its lock to a block device that both nodes reach (shared disk exclusiveness). Next to an NFS share, and with a device that is a file, there is none: use fencing, or VIPcheck of Linux-HA Japan.',
      fix: 'Remove sfex, and rely on fencing.',
    },
    ja: {
      what: 'sfex で、ネットワーク上の共有を排他制御しています。',
      why: 'sfex は、両ノードから使える共有のブロックデバイスにロックを書き込みます。NFS などの共有ではブロックデバイスがないため、sfex は使えません。フェンシングか、Linux-HA Japan の VIPcheck を使います。',
      fix: 'sfex を削除し、フェンシングを使います。',
    },
  },
  check(pacemaker, report) {
    for (const group of pacemaker.allResources) {
      if (group.kind !== 'group') continue;
      const share = group.children
        .filter(c => pacemaker.agent(c) === 'ocf:heartbeat:Filesystem')
        .flatMap(c => pacemaker.parameter(c, 'fstype') ?? [])
        .find(type => /^(?:nfs4?|cifs|smbfs|glusterfs|ceph)$/.test(type.value));
      if (!share) continue;
      for (const sfex of group.children) {
        const device = pacemaker.parameter(sfex, 'device');
        if (pacemaker.agent(sfex) !== 'ocf:heartbeat:sfex' || !sfex.type || !device) continue;
        if (device.value.startsWith('/dev/')) continue;
        const name = nameOf(group);
        const kind = share.value.startsWith('nfs') ? 'NFS' : share.value;
        report(
          sfex.type.at,
          {
            en: `sfex needs a shared block device, but group "${name}" uses an ${kind} share`,
            ja: `sfex には共有のブロックデバイスが必要ですが、グループ "${name}" は ${kind} を使っています`,
          },
          {
            related: [
              { ...device.at, message: { en: 'no block device', ja: 'ブロックデバイスではありません' } },
              { ...share.at, message: { en: 'the share', ja: '共有です' } },
            ],
          },
        );
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
      <group id="web">
        <primitive id="lock" class="ocf" provider="heartbeat" type="sfex">
                                                                    ^^^^ sfex needs a shared block device, but group "web" uses an NFS share
          <instance_attributes id="lock-params">
            <nvpair id="lock-params-device" name="device" value="/exports/sfex.img"/>
          </instance_attributes>
        </primitive>
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-params-device" name="device" value="nfs01:/exports/data"/>
            <nvpair id="fs-params-directory" name="directory" value="/srv"/>
            <nvpair id="fs-params-fstype" name="fstype" value="nfs"/>
          </instance_attributes>
        </primitive>
      </group>
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
      <group id="web">
        <primitive id="lock" class="ocf" provider="heartbeat" type="sfex">
          <instance_attributes id="lock-params">
            <nvpair id="lock-params-device" name="device" value="/dev/sdc1"/>
          </instance_attributes>
        </primitive>
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-params-device" name="device" value="/dev/sdc2"/>
            <nvpair id="fs-params-directory" name="directory" value="/srv"/>
            <nvpair id="fs-params-fstype" name="fstype" value="xfs"/>
          </instance_attributes>
        </primitive>
      </group>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
