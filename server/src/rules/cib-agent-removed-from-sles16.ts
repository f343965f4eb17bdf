import type { Located } from '../cluster/effective.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/agent-removed-from-sles16',
  severity: 'warning',
  on: 'pacemaker',
  profiles: ['sles16'],
  doc: {
    en: {
      what: 'SUSE Linux Enterprise Server 16 does not have this agent or file system.',
      why: 'OCFS2, and the classic SAPHanaSR with its agent SAPHana, ended with SLES 15 (report of crmsh for the migration to SLES 16). The resource cannot be started after the upgrade.',
      fix: 'Move to GFS2 or another shared file system; replace SAPHanaSR by SAPHanaSR-angi before the upgrade.',
    },
    ja: {
      what: 'SUSE Linux Enterprise Server 16 にはない、エージェントまたはファイルシステムです。',
      why: 'OCFS2 と、従来の SAPHanaSR のエージェント SAPHana は、SLES 15 を最後に廃止されました（crmsh の SLES 16 への移行レポート）。移行後はリソースを起動できません。',
      fix: 'GFS2 などの共有ファイルシステムに移行します。SAPHanaSR は、移行の前に SAPHanaSR-angi に置き換えます。',
    },
  },
  check(pacemaker, report) {
    const say = (word: Located<string>, name: string): void =>
      report(word.at, {
        en: `${name} ended with SLES 15, and SLES 16 does not have it`,
        ja: `${name} は SLES 15 を最後に廃止され、SLES 16 では使えません`,
      });
    for (const resource of pacemaker.allResources) {
      const agent = pacemaker.agent(resource);
      if (agent === 'ocf:heartbeat:Filesystem') {
        const type = pacemaker.parameter(resource, 'fstype');
        if (type?.value === 'ocfs2') say(type, 'ocfs2');
      } else if (agent && resource.type && ended.has(agent)) say(resource.type, agent);
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
        <meta_attributes id="fs-clone-meta">
          <nvpair id="fs-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-params-device" name="device" value="/dev/sdb1"/>
            <nvpair id="fs-params-directory" name="directory" value="/srv"/>
            <nvpair id="fs-params-fstype" name="fstype" value="ocfs2"/>
                                                               ^^^^^ ocfs2 ended with SLES 15, and SLES 16 does not have it
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
        <meta_attributes id="fs-clone-meta">
          <nvpair id="fs-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
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
    ],
  },
});

/** Agents of OCFS2, and the one that only the classic SAPHanaSR has. */
const ended: ReadonlySet<string> = new Set(['ocf:ocfs2:o2cb', 'ocf:suse:SAPHana']);
