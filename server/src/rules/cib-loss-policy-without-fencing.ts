import { fencingOff } from '../cluster/cib-verdict.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/loss-policy-without-fencing',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A lost ticket is to fence nodes, but fencing is off.',
      why: "crm_verify refuses it (\"Resetting 'loss-policy' ... to 'stop' because fencing is not configured\"): the resources are only stopped.",
      fix: 'Switch fencing on, or choose another loss-policy.',
    },
    ja: {
      what: 'チケットを失ったときにノードをフェンシングする設定ですが、フェンシングが無効です。',
      why: "crm_verify がエラーにします（\"Resetting 'loss-policy' ... to 'stop' because fencing is not configured\"）。リソースの停止だけが行われます。",
      fix: 'フェンシングを有効にするか、別の loss-policy を選びます。',
    },
  },
  check(pacemaker, report) {
    const off = fencingOff(pacemaker);
    if (!off) return;
    for (const { kind, attributes } of pacemaker.facts.constraints) {
      const policy = kind === 'ticket' ? attributes.get('loss-policy') : undefined;
      if (policy?.value.toLowerCase() !== 'fence') continue;
      report(
        policy.at,
        {
          en: 'loss-policy "fence" needs fencing, which is off, so Pacemaker takes "stop"',
          ja: 'loss-policy の "fence" にはフェンシングが必要ですが、無効のため "stop" として扱われます',
        },
        {
          refusedBy: ['crm_verify'],
          related: [
            {
              ...off.at,
              message: { en: 'fencing is switched off here', ja: 'フェンシングはここで無効にされています' },
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
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
    <constraints>
      <rsc_ticket id="vip-needs-site" rsc="vip" ticket="site" loss-policy="fence"/>
                                                                           ^^^^^ loss-policy "fence" needs fencing, which is off, so Pacemaker takes "stop"
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
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
    </resources>
    <constraints>
      <rsc_ticket id="vip-needs-site" rsc="vip" ticket="site" loss-policy="fence"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
