import { withOperations } from '../cluster/operation-pairs.ts';
import { optionOf } from '../cluster/operations.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/stop-failure-ignored',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A failed stop counts as success.',
      why: 'With on-fail="ignore" the cluster takes a resource that could not be stopped for stopped, and starts it on another node: a file system can be mounted twice, an address be on two nodes. For agents that only watch something it is harmless, and then an information.',
      fix: 'Leave on-fail of the stop out: the default is fence, or block where fencing is off.',
    },
    ja: {
      what: '停止に失敗しても成功とみなされます。',
      why: 'on-fail="ignore" では、停止できなかったリソースも停止したものとして、別のノードで起動します。ファイルシステムの二重マウントや、アドレスの重複が起こるおそれがあります。何かを監視するだけのエージェントでは害がないため、情報として報告します。',
      fix: 'stop の on-fail を書かないようにします。デフォルトは fence、フェンシングが無効なら block です。',
    },
  },
  check(pacemaker, report) {
    for (const resource of withOperations(pacemaker)) {
      const agent = pacemaker.agent(resource);
      const onlyWatches = agent !== undefined && (watchers.has(agent) || agent.startsWith('stonith:'));
      for (const operation of resource.operations) {
        if (operation.name?.value !== 'stop') continue;
        const value = optionOf(operation, 'on-fail');
        if (value?.value.toLowerCase() !== 'ignore') continue;
        const message = {
          en: 'on-fail is ignore, so a failed stop counts as success',
          ja: 'on-fail が ignore のため、停止に失敗しても成功とみなされます',
        };
        report(value.at, message, onlyWatches ? { severity: 'info' } : {});
      }
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <operations>
          <op id="vip-stop" name="stop" interval="0" timeout="20s" on-fail="ignore"/>
                                                                            ^^^^^^ on-fail is ignore, so a failed stop counts as success
        </operations>
      </primitive>
    </resources>
    <constraints/>
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <operations>
          <op id="vip-stop" name="stop" interval="0" timeout="20s"/>
          <op id="vip-monitor" name="monitor" interval="10s" timeout="20s" on-fail="ignore"/>
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});

/** Agents that hold neither data nor an address: they write what they see into node attributes, or send mail. */
const watchers: ReadonlySet<string> = new Set([
  'ocf:heartbeat:ClusterMon',
  'ocf:heartbeat:MailTo',
  'ocf:heartbeat:SysInfo',
  'ocf:heartbeat:VIPcheck',
  'ocf:heartbeat:ethmonitor',
  'ocf:heartbeat:pingd',
  'ocf:heartbeat:storage-mon',
  'ocf:pacemaker:ClusterMon',
  'ocf:pacemaker:HealthCPU',
  'ocf:pacemaker:HealthIOWait',
  'ocf:pacemaker:HealthSMART',
  'ocf:pacemaker:SysInfo',
  'ocf:pacemaker:attribute',
  'ocf:pacemaker:diskd',
  'ocf:pacemaker:ifspeed',
  'ocf:pacemaker:ping',
  'ocf:pacemaker:pingd',
]);
