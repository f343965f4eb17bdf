import { localFileSystems } from '../cluster/file-systems.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { resourcesOf } from '../cluster/resources-by-agent.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/local-filesystem-cloned',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A local file system is mounted on several nodes.',
      why: 'ocf:heartbeat:Filesystem refuses ext3, ext4, xfs, jfs and reiserfs in a clone, unless force_clones is set (its source: "DO NOT RUN IT AS A CLONE!"). Two nodes that write to such a file system destroy it.',
      fix: 'Take the resource out of the clone, or use a cluster file system such as GFS2.',
    },
    ja: {
      what: 'ローカルファイルシステムを複数のノードにマウントする設定です。',
      why: 'ocf:heartbeat:Filesystem は、force_clones がなければ、クローンでの ext3、ext4、xfs、jfs、reiserfs のマウントを拒否します（エージェントのソースの "DO NOT RUN IT AS A CLONE!"）。2 つのノードから書き込むと、ファイルシステムが破損します。',
      fix: 'リソースをクローンから出すか、GFS2 などのクラスタファイルシステムを使います。',
    },
  },
  check(pacemaker, report) {
    for (const resource of resourcesOf(pacemaker, 'ocf:heartbeat:Filesystem')) {
      const clone = pacemaker.container(resource);
      if (clone?.kind !== 'clone') continue;
      const type = pacemaker.parameter(resource, 'fstype');
      if (!type || !localFileSystems.has(type.value) || pacemaker.meta(clone, 'clone-max')?.value === '1') continue;
      const force = pacemaker.parameter(resource, 'force_clones');
      if (force && truth(force) !== false) continue;
      report(type.at, {
        en: `${type.value} is a local file system, which the agent refuses to mount in clone "${nameOf(clone)}"`,
        ja: `${type.value} はローカルファイルシステムのため、クローン "${nameOf(clone)}" ではエージェントがマウントを拒否します`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="fs-clone">
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-params-device" name="device" value="/dev/sdb1"/>
            <nvpair id="fs-params-directory" name="directory" value="/srv"/>
            <nvpair id="fs-params-fstype" name="fstype" value="ext4"/>
                                                               ^^^^ ext4 is a local file system, which the agent refuses to mount in clone "fs-clone"
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
      <clone id="fs-clone">
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-params-device" name="device" value="/dev/sdb1"/>
            <nvpair id="fs-params-directory" name="directory" value="/srv"/>
            <nvpair id="fs-params-fstype" name="fstype" value="gfs2"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-params-device" name="device" value="/dev/sdb1"/>
          <nvpair id="fs-params-directory" name="directory" value="/srv"/>
          <nvpair id="fs-params-fstype" name="fstype" value="ext4"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
