import { fencingState } from '../cluster/fencing-state.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-device-missing',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Fencing is on, but there is nothing to fence with.',
      why: 'Pacemaker then starts no resource at all ("Resource start-up disabled since no STONITH resources have been defined"): crm_verify of 1.1, 2.1.5 and 3.0.2 refuses the file. A watchdog with have-watchdog counts as a device.',
      fix: 'Configure a fencing device, or self-fencing by a watchdog.',
    },
    ja: {
      what: 'フェンシングは有効ですが、フェンシングする手段がありません。',
      why: 'この状態では、Pacemaker はリソースを一切起動しません（"Resource start-up disabled since no STONITH resources have been defined"）。1.1、2.1.5、3.0.2 の crm_verify がファイルを拒否します。have-watchdog が有効なら、watchdog もデバイスとみなされます。',
      fix: 'フェンシングデバイス、または watchdog による自己フェンシングを設定します。',
    },
  },
  check(pacemaker, report) {
    const state = fencingState(pacemaker);
    const at = pacemaker.facts.sections.get('resources');
    if (state.is !== 'without-device' || !at) return;
    const by = state.written ? { en: '', ja: '' } : { en: ' (the default)', ja: '（デフォルト）' };
    report(
      at,
      {
        en: `fencing is on${by.en}, but there is no fencing device, so no resource starts`,
        ja: `フェンシングは有効${by.ja}ですが、フェンシングデバイスがないため、リソースは起動しません`,
      },
      { refusedBy: ['crm_verify'] },
    );
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
     ^^^^^^^^^ fencing is on (the default), but there is no fencing device, so no resource starts
      <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
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
      <template id="xvm" class="stonith" type="fence_xvm"/>
      <primitive id="fence" template="xvm"/>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-watchdog" name="have-watchdog" value="true"/>
        <nvpair id="options-timeout" name="stonith-watchdog-timeout" value="10s"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
