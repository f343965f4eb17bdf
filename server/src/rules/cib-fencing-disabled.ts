import { fencingState } from '../cluster/fencing-state.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-disabled',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Fencing is switched off.',
      why: 'Without fencing the cluster cannot make sure that a node which no longer answers has stopped its resources: it starts them elsewhere, and they may run twice (Pacemaker Explained, stonith-enabled). crm_verify says nothing of it.',
      fix: 'Configure a fencing device for every node, and remove the property.',
    },
    ja: {
      what: 'フェンシングが無効です。',
      why: 'フェンシングがないと、応答しなくなったノードでリソースが停止したことを確認できません。リソースは別のノードで起動され、二重起動になるおそれがあります（Pacemaker Explained、stonith-enabled）。crm_verify は何も報告しません。',
      fix: 'すべてのノードにフェンシングデバイスを設定し、このプロパティを削除します。',
    },
  },
  check(pacemaker, report) {
    const state = fencingState(pacemaker);
    if (state.is !== 'off') return;
    const { name, value } = state;
    report(value.at, {
      en: `${name} is ${value.value}, so a failed node is never cut off and its resources can run twice`,
      ja: `${name} が ${value.value} のため、故障したノードをフェンシングできず、リソースが二重起動するおそれがあります`,
    });
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-fencing" name="stonith-enabled" value="false"/>
                                                                   ^^^^^ stonith-enabled is false, so a failed node is never cut off and its resources can run twice
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
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
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-fencing" name="stonith-enabled" value="true"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="fence" class="stonith" type="fence_xvm"/>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
