import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/watchdog-fencing-timeout-mismatch',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The timeout of watchdog fencing is not above the timeout of SBD.',
      why: 'Pacemaker compares fencing-watchdog-timeout with SBD_WATCHDOG_TIMEOUT when it starts, and stops itself if it is not larger (Pacemaker Explained, fencing-watchdog-timeout); twice as much is advised. SBD_WATCHDOG_TIMEOUT stands in /etc/sysconfig/sbd or /etc/default/sbd and is 5 s unless set there.',
      fix: 'Set at least twice SBD_WATCHDOG_TIMEOUT.',
    },
    ja: {
      what: 'watchdog によるフェンシングのタイムアウトが、SBD のタイムアウト以下です。',
      why: 'Pacemaker は起動時に fencing-watchdog-timeout と SBD_WATCHDOG_TIMEOUT を比較し、後者より大きくなければ停止します（Pacemaker Explained、fencing-watchdog-timeout）。2 倍以上が推奨されます。SBD_WATCHDOG_TIMEOUT は /etc/sysconfig/sbd または /etc/default/sbd で設定し、デフォルトは 5 秒です。',
      fix: 'SBD_WATCHDOG_TIMEOUT の 2 倍以上にします。',
    },
  },
  check(pacemaker, report) {
    const written = pacemaker.property('fencing-watchdog-timeout');
    const milliseconds = written && cibMilliseconds(written.value, pacemaker.version);
    if (!written || !milliseconds || milliseconds > 5000) return;
    const name = pacemaker.facts.properties.flatMap(s => s.pairs).find(p => p.value === written)?.name.value;
    report(written.at, {
      en: `${name} is ${milliseconds / 1000} s, but must be above SBD_WATCHDOG_TIMEOUT (5 s by default)`,
      ja: `${name} が ${milliseconds / 1000} 秒ですが、SBD_WATCHDOG_TIMEOUT（デフォルトは 5 秒）より大きくする必要があります`,
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
        <nvpair id="options-have-watchdog" name="have-watchdog" value="true"/>
        <nvpair id="options-stonith-watchdog-timeout" name="stonith-watchdog-timeout" value="3s"/>
                                                                                             ^^ stonith-watchdog-timeout is 3 s, but must be above SBD_WATCHDOG_TIMEOUT (5 s by default)
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
        <nvpair id="options-have-watchdog" name="have-watchdog" value="true"/>
        <nvpair id="options-stonith-watchdog-timeout" name="stonith-watchdog-timeout" value="10s"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-have-watchdog" name="have-watchdog" value="true"/>
        <nvpair id="options-stonith-watchdog-timeout" name="stonith-watchdog-timeout" value="0"/>
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
