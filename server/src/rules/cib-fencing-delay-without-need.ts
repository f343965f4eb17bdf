import { fencingDevices } from '../cluster/fencing-devices.ts';
import { isWhole } from '../cluster/resource-lines.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-delay-without-need',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A fencing delay is set although one side always has the majority.',
      why: 'A delay keeps two halves from fencing each other. With an odd number of nodes, from three on, only the side with quorum fences, and the delay just makes every failover longer (crmsh sets delays for two nodes only).',
      fix: 'Remove the delay, unless it serves another purpose.',
    },
    ja: {
      what: '必ず一方が過半数になる構成ですが、フェンシングの遅延が設定されています。',
      why: '遅延は、二つに分かれたノードが互いをフェンシングするのを避けるためのものです。3 台以上の奇数台では、クォーラムのある側だけがフェンシングするため、フェイルオーバが遅くなるだけです（crmsh が遅延を設定するのは 2 ノードの場合だけです）。',
      fix: 'ほかの目的がなければ、遅延を削除します。',
    },
  },
  check(pacemaker, report) {
    const members = pacemaker.facts.nodes.filter(n => (n.type?.value ?? 'member') === 'member').length;
    if (!isWhole(pacemaker) || members < 3 || members % 2 === 0) return;
    for (const { resource } of fencingDevices(pacemaker)) {
      for (const name of ['pcmk_delay_base', 'pcmk_delay_max']) {
        const written = pacemaker.parameter(resource, name);
        const delay = written && cibMilliseconds(written.value, pacemaker.version);
        if (!written || !delay) continue;
        report(written.at, {
          en: `${name} is ${delay / 1000} s, but with ${members} nodes only the majority fences, so it only delays the takeover`,
          ja: `${name} が ${delay / 1000} 秒ですが、${members} ノードでは過半数の側だけがフェンシングするため、引き継ぎが遅れるだけです`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
      <node id="3" uname="charlie"/>
    </nodes>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-params-username" name="username" value="admin"/>
          <nvpair id="fence-params-pcmk_delay_max" name="pcmk_delay_max" value="15s"/>
                                                                                ^^^ pcmk_delay_max is 15 s, but with 3 nodes only the majority fences, so it only delays the takeover
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
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-params">
          <nvpair id="fence-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-params-username" name="username" value="admin"/>
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
