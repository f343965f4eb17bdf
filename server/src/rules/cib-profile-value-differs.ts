import { fencingDevices } from '../cluster/fencing-devices.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/profile-value-differs',
  severity: 'hint',
  on: 'pacemaker',
  profiles: ['azure'],
  doc: {
    en: {
      what: 'A value differs from what the provider of the cloud asks for.',
      why: 'The guides of Azure for Pacemaker, and the checks of Trento (6E0DEC, DE74B2), ask for concurrent-fencing and certain limits of fence_azure_arm, because a virtual machine takes minutes to stop.',
      fix: 'Set the value that the message names, unless you have measured a better one.',
    },
    ja: {
      what: 'クラウドの事業者が推奨する値と異なります。',
      why: 'Azure の Pacemaker の手順と Trento の検査（6E0DEC、DE74B2）では、仮想マシンの停止に数分かかるため、concurrent-fencing と、fence_azure_arm の各種の上限値が指定されています。',
      fix: 'より適した値を確認済みでなければ、メッセージが示す値にします。',
    },
  },
  check(pacemaker, report) {
    const devices = fencingDevices(pacemaker).filter(d => pacemaker.agent(d.resource) === 'stonith:fence_azure_arm');
    if (devices.length === 0) return;
    const concurrent = pacemaker.property('concurrent-fencing');
    if (concurrent && truth(concurrent) === false) {
      report(concurrent.at, {
        en: `concurrent-fencing is ${concurrent.value}, but the profile azure wants true`,
        ja: `concurrent-fencing が ${concurrent.value} ですが、プロファイル azure の値は true です`,
      });
    }
    for (const { resource } of devices) {
      for (const [name, wanted] of Object.entries(azure)) {
        const written = pacemaker.parameter(resource, name);
        if (!written || written.value === wanted) continue;
        report(
          written.at,
          {
            en: `${name} is ${written.value}, but the profile azure wants ${wanted}`,
            ja: `${name} が ${written.value} ですが、プロファイル azure の値は ${wanted} です`,
          },
          {
            fixes: [
              {
                title: { en: `Set ${name} to ${wanted}`, ja: `${name} を ${wanted} に設定する` },
                safe: false,
                edits: [{ ...written.at, newText: wanted }],
              },
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
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-concurrent-fencing" name="concurrent-fencing" value="false"/>
                                                                                 ^^^^^ concurrent-fencing is false, but the profile azure wants true
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="fence" class="stonith" type="fence_azure_arm">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-subscriptionId" name="subscriptionId" value="0"/>
          <nvpair id="fence-params-resourceGroup" name="resourceGroup" value="web"/>
          <nvpair id="fence-params-power_timeout" name="power_timeout" value="120"/>
                                                                              ^^^ power_timeout is 120, but the profile azure wants 240
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
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-concurrent-fencing" name="concurrent-fencing" value="true"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="fence" class="stonith" type="fence_azure_arm">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-subscriptionId" name="subscriptionId" value="0"/>
          <nvpair id="fence-params-resourceGroup" name="resourceGroup" value="web"/>
          <nvpair id="fence-params-power_timeout" name="power_timeout" value="240"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** Limits of fence_azure_arm (Trento; quality check of Azure). */
const azure: Readonly<Record<string, string>> = {
  power_timeout: '240',
  pcmk_reboot_timeout: '900',
  pcmk_monitor_retries: '4',
  pcmk_action_limit: '3',
};
