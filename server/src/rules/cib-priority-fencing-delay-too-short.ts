import { fencingDevices } from '../cluster/fencing-devices.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/priority-fencing-delay-too-short',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'priority-fencing-delay is not clearly longer than the other delays.',
      why: 'It lets the node with the more important resources win a split. Delays of the devices are added to it for either side, so it must be significantly longer than them: twice as long is safe (description of the option in Pacemaker).',
      fix: 'Raise priority-fencing-delay to twice the longest pcmk_delay_base or pcmk_delay_max, or remove those.',
    },
    ja: {
      what: 'priority-fencing-delay が、ほかの遅延より十分に長くありません。',
      why: '重要なリソースが動作しているノードを、分断の際に残すためのオプションです。デバイスの遅延も双方に加わるため、それより十分に長くする必要があります。2 倍あれば安全です（Pacemaker のオプションの説明）。',
      fix: 'priority-fencing-delay を、最も長い pcmk_delay_base または pcmk_delay_max の 2 倍にするか、これらの遅延を削除します。',
    },
  },
  check(pacemaker, report) {
    const written = pacemaker.property('priority-fencing-delay');
    const delay = written && cibMilliseconds(written.value, pacemaker.version);
    if (!written || !delay) return;
    let longest = 0;
    let option = '';
    for (const { resource } of fencingDevices(pacemaker)) {
      for (const name of ['pcmk_delay_base', 'pcmk_delay_max']) {
        const other = cibMilliseconds(pacemaker.parameter(resource, name)?.value ?? '', pacemaker.version) ?? 0;
        if (other <= longest) continue;
        longest = other;
        option = name;
      }
    }
    if (delay >= longest * 2) return;
    report(written.at, {
      en: `priority-fencing-delay is ${delay / 1000} s, but should be at least ${(longest * 2) / 1000} s (2 × ${option})`,
      ja: `priority-fencing-delay が ${delay / 1000} 秒ですが、${(longest * 2) / 1000} 秒（${option} の 2 倍）以上が推奨されます`,
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
        <nvpair id="options-priority-fencing-delay" name="priority-fencing-delay" value="15s"/>
                                                                                         ^^^ priority-fencing-delay is 15 s, but should be at least 20 s (2 × pcmk_delay_max)
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-params-username" name="username" value="admin"/>
          <nvpair id="fence-params-pcmk_host_list" name="pcmk_host_list" value="alpha bravo"/>
          <nvpair id="fence-params-pcmk_delay_max" name="pcmk_delay_max" value="10s"/>
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
        <nvpair id="options-priority-fencing-delay" name="priority-fencing-delay" value="30s"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-params-username" name="username" value="admin"/>
          <nvpair id="fence-params-pcmk_host_list" name="pcmk_host_list" value="alpha bravo"/>
          <nvpair id="fence-params-pcmk_delay_max" name="pcmk_delay_max" value="10s"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
