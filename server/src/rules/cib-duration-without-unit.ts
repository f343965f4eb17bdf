import type { Located } from '../cluster/effective.ts';
import { looksLikeMilliseconds, optionOf } from '../cluster/operations.ts';
import { humanDuration } from '../schema/values/human-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/duration-without-unit',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A time without a unit looks as if milliseconds were meant.',
      why: 'A bare number is in seconds (Pacemaker Explained, intervals and durations). Other software, and very old Heartbeat, counts in milliseconds.',
      fix: 'Write the unit: 60s or 60000ms.',
    },
    ja: {
      what: '単位のない時間が、ミリ秒のつもりで書かれているようです。',
      why: '単位のない数値は秒とみなされます（Pacemaker Explained の時間の書き方）。ほかのソフトウェアや古い Heartbeat ではミリ秒です。',
      fix: '`60s` や `60000ms` のように単位を書きます。',
    },
  },
  check(pacemaker, report) {
    const look = (option: string, written: Located<string> | undefined): void => {
      if (!written || !looksLikeMilliseconds(written.value)) return;
      const seconds = Number(written.value);
      const human = humanDuration(seconds * 1000);
      report(
        written.at,
        {
          en: `a value without a unit is in seconds, so ${option} is ${written.value} s (${human.en})`,
          ja: `単位のない値は秒とみなされるため、${option} は ${written.value} 秒（${human.ja}）になります`,
        },
        {
          fixes: [
            {
              title: { en: `Change it to ${seconds / 1000}s`, ja: `${seconds / 1000}s に変更する` },
              safe: false,
              edits: [{ ...written.at, newText: `${seconds / 1000}s` }],
            },
          ],
        },
      );
    };
    for (const resource of [...pacemaker.allResources, ...pacemaker.facts.templates]) {
      for (const operation of resource.operations) {
        for (const option of ['interval', 'timeout', 'start-delay']) look(option, optionOf(operation, option));
      }
    }
    for (const { pairs } of pacemaker.facts.opDefaults) {
      for (const { name, value } of pairs) if (name.value === 'timeout') look('timeout', value);
    }
    for (const option of ['stonith-timeout', 'fencing-timeout', 'default-action-timeout']) {
      const written = pacemaker.property(option);
      if (pacemaker.facts.properties.some(set => set.pairs.some(p => p.value === written && p.name.value === option))) {
        look(option, written);
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
        <operations>
          <op id="vip-monitor" name="monitor" interval="10" timeout="60000"/>
                                                                     ^^^^^ a value without a unit is in seconds, so timeout is 60000 s (16 h 40 min)
        </operations>
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
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-params">
          <nvpair id="vip-params-ip" name="ip" value="10.0.0.100"/>
        </instance_attributes>
        <operations>
          <op id="vip-monitor" name="monitor" interval="10" timeout="60"/>
        </operations>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
