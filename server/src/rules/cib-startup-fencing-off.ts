import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/startup-fencing-off',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Nodes that were not seen at start are not fenced.',
      why: 'With startup-fencing false the cluster takes nodes that it has never seen for switched off. If one of them is running after all, its resources are started a second time (Pacemaker Explained, startup-fencing).',
      fix: 'Remove the property.',
    },
    ja: {
      what: '起動時に確認できなかったノードをフェンシングしない設定です。',
      why: 'startup-fencing が false の場合、クラスタはまだ確認できていないノードを停止しているとみなします。実際に動作していると、そのノードのリソースが二重起動します（Pacemaker Explained、startup-fencing）。',
      fix: 'このプロパティを削除します。',
    },
  },
  check(pacemaker, report) {
    const written = pacemaker.property('startup-fencing');
    if (!written || truth(written) !== false) return;
    report(written.at, {
      en: 'startup-fencing is false, so nodes that were never seen count as switched off and their resources can run twice',
      ja: 'startup-fencing が false のため、確認できていないノードは停止しているとみなされ、リソースが二重起動するおそれがあります',
    });
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-startup-fencing" name="startup-fencing" value="false"/>
                                                                           ^^^^^ startup-fencing is false, so nodes that were never seen count as switched off and their resources can run twice
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
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
        <nvpair id="options-startup-fencing" name="startup-fencing" value="true"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
