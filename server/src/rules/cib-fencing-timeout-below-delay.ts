import type { Located } from '../cluster/effective.ts';
import { fencingDevices } from '../cluster/fencing-devices.ts';
import type { PacemakerModel } from '../cluster/pacemaker.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { truth } from '../cluster/truth.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-timeout-below-delay',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A fencing operation may run out of time while it is still waiting.',
      why: 'pcmk_delay_base and pcmk_delay_max put a pause before the device acts (Pacemaker Explained, pcmk_delay_max). Where the timeout is not longer, older releases give up before the device was asked at all.',
      fix: 'Raise the timeout well above the longest delay, or shorten the delay.',
    },
    ja: {
      what: 'フェンシングのタイムアウトが、待機中に過ぎるおそれがあります。',
      why: 'pcmk_delay_base と pcmk_delay_max により、デバイスは動作の前に待機します（Pacemaker Explained、pcmk_delay_max）。タイムアウトがその時間以下だと、以前のリリースでは、デバイスを使う前に失敗します。',
      fix: 'タイムアウトを最長の遅延より十分長くするか、遅延を短くします。',
    },
  },
  check(pacemaker, report) {
    if (truth(pacemaker.property('fencing-enabled')) === false) return;
    const property = pacemaker.property('fencing-timeout');
    const said = new Set<number>();
    for (const { resource } of fencingDevices(pacemaker)) {
      const delay = longestDelay(
        ['pcmk_delay_base', 'pcmk_delay_max'].flatMap(name => pacemaker.parameter(resource, name) ?? []),
        pacemaker,
      );
      if (!delay) continue;
      const own = ['pcmk_reboot_timeout', 'pcmk_off_timeout'].flatMap(name => {
        const value = pacemaker.parameter(resource, name);
        return value ? [{ name, value }] : [];
      });
      const limits = own.length > 0 ? own : [{ name: nameIn(pacemaker, property), value: property }];
      for (const { name, value } of limits) {
        const milliseconds = value ? cibMilliseconds(value.value, pacemaker.version) : 60_000;
        const at = value?.at ?? delay.at;
        if (!milliseconds || milliseconds > delay.value || said.has(at.span.start)) continue;
        said.add(at.span.start);
        const id = nameOf(resource);
        report(
          at,
          {
            en: `${name} is ${milliseconds / 1000} s${value ? '' : ' (the default)'}, but "${id}" may wait ${delay.value / 1000} s before it fences`,
            ja: `${name} が ${milliseconds / 1000} 秒${value ? '' : '（デフォルト）'}ですが、"${id}" はフェンシングの前に最大 ${delay.value / 1000} 秒待機します`,
          },
          value ? { related: [{ ...delay.at, message: { en: 'the delay', ja: '遅延です' } }] } : {},
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
        <nvpair id="options-stonith-timeout" name="stonith-timeout" value="60s"/>
                                                                           ^^^ stonith-timeout is 60 s, but "fence" may wait 90 s before it fences
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-params-username" name="username" value="admin"/>
          <nvpair id="fence-params-pcmk_host_list" name="pcmk_host_list" value="alpha bravo"/>
          <nvpair id="fence-params-pcmk_delay_max" name="pcmk_delay_max" value="90s"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-params-username" name="username" value="admin"/>
          <nvpair id="fence-params-pcmk_host_list" name="pcmk_host_list" value="alpha bravo"/>
          <nvpair id="fence-params-pcmk_delay_max" name="pcmk_delay_max" value="15s"/>
          <nvpair id="fence-params-pcmk_reboot_timeout" name="pcmk_reboot_timeout" value="10s"/>
                                                                                          ^^^ pcmk_reboot_timeout is 10 s, but "fence" may wait 15 s before it fences
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
        <nvpair id="options-stonith-timeout" name="stonith-timeout" value="120s"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-params-username" name="username" value="admin"/>
          <nvpair id="fence-params-pcmk_host_list" name="pcmk_host_list" value="alpha bravo"/>
          <nvpair id="fence-params-pcmk_delay_max" name="pcmk_delay_max" value="15s"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

/** The property by the name that the file uses. */
function nameIn({ facts }: PacemakerModel, property: Located<string> | undefined): string {
  for (const set of facts.properties)
    for (const { name, value } of set.pairs) if (value === property) return name.value;
  return 'fencing-timeout';
}

/** The longest wait in milliseconds; a base may name a time for each node (`alpha:5s;bravo:0`). */
function longestDelay(values: readonly Located<string>[], { version }: PacemakerModel): Located<number> | undefined {
  let longest: Located<number> | undefined;
  for (const { value, at } of values) {
    for (const part of value.split(/[;\s]+/)) {
      const milliseconds = cibMilliseconds(part.slice(part.indexOf(':') + 1), version);
      if (milliseconds && milliseconds > (longest?.value ?? 0)) longest = { value: milliseconds, at };
    }
  }
  return longest;
}
