import { fencingOff } from '../cluster/cib-verdict.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/no-quorum-policy-without-fencing',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Nodes without quorum are to be fenced, but fencing is off.',
      why: 'crm_verify refuses it ("Resetting no-quorum-policy to \'stop\' because fencing is disabled"): without quorum the resources are only stopped.',
      fix: 'Switch fencing on, or choose another no-quorum-policy.',
    },
    ja: {
      what: 'クォーラムのないノードをフェンシングする設定ですが、フェンシングが無効です。',
      why: 'crm_verify がエラーにします（"Resetting no-quorum-policy to \'stop\' because fencing is disabled"）。クォーラムを失っても、リソースの停止だけが行われます。',
      fix: 'フェンシングを有効にするか、別の no-quorum-policy を選びます。',
    },
  },
  check(pacemaker, report) {
    const policy = pacemaker.property('no-quorum-policy');
    const off = fencingOff(pacemaker);
    if (!policy || !off || !/^(?:suicide|fence)$/i.test(policy.value)) return;
    report(
      policy.at,
      {
        en: `no-quorum-policy "${policy.value}" needs fencing, which is off, so Pacemaker takes "stop"`,
        ja: `no-quorum-policy の "${policy.value}" にはフェンシングが必要ですが、無効のため "stop" として扱われます`,
      },
      {
        refusedBy: ['crm_verify'],
        related: [
          { ...off.at, message: { en: 'fencing is switched off here', ja: 'フェンシングはここで無効にされています' } },
        ],
      },
    );
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
        <nvpair id="o2" name="no-quorum-policy" value="suicide"/>
                                                       ^^^^^^^ no-quorum-policy "suicide" needs fencing, which is off, so Pacemaker takes "stop"
      </cluster_property_set>
    </crm_config>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="stonith-enabled" value="true"/>
        <nvpair id="o2" name="no-quorum-policy" value="suicide"/>
      </cluster_property_set>
    </crm_config>
  </configuration>
</cib>
`,
    ],
  },
});
