import { fencingDevices } from '../cluster/fencing-devices.ts';
import { infinity, scoreOf } from '../cluster/score.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-device-bound-to-target',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A fencing device is bound to the node that it fences.',
      why: 'A node cannot fence itself when it hangs. The device is started and monitored on that node, so it stays unknown whether any other node reaches it (Pacemaker Explained, Fencing; Clusters from Scratch). Usual is the opposite: the device is banned from its own node.',
      fix: 'Give the constraint the score -INFINITY, or remove it.',
    },
    ja: {
      what: 'フェンシングデバイスが、フェンシングの対象となるノード自身に固定されています。',
      why: '応答しなくなったノードは自分をフェンシングできません。また、デバイスの起動と監視はそのノードで行われるため、ほかのノードから使えるかどうかがわかりません（Pacemaker Explained、Fencing、Clusters from Scratch）。通常は逆に、対象のノードへの配置を禁止します。',
      fix: '制約のスコアを -INFINITY にするか、制約を削除します。',
    },
  },
  check(pacemaker, report) {
    const devices = fencingDevices(pacemaker);
    if (devices.some(d => !d.targets)) return;
    const byId = new Map(devices.map(d => [d.resource.id?.value, d]));
    for (const { kind, uses, node, score } of pacemaker.facts.constraints) {
      const [use] = uses;
      const device = kind === 'location' && node && use ? byId.get(use.id.value) : undefined;
      if (!device || !node || !score || scoreOf(score) !== infinity) continue;
      const target = node.value.toLowerCase();
      if (device.targets?.length !== 1 || device.targets[0]?.toLowerCase() !== target) continue;
      const others = devices.filter(d => d !== device && d.targets?.some(name => name.toLowerCase() === target));
      if (others.length > 0) continue;
      report(
        node.at,
        {
          en: `"${use?.id.value}" fences only "${node.value}" and is bound to that node, which cannot fence itself`,
          ja: `"${use?.id.value}" は "${node.value}" だけをフェンシングしますが、そのノード自身に固定されています`,
        },
        {
          fixes: [
            {
              title: { en: 'Set score to -INFINITY', ja: 'score を -INFINITY に設定する' },
              safe: false,
              edits: [{ ...score.at, newText: '-INFINITY' }],
            },
          ],
        },
      );
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
    </nodes>
    <resources>
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-params">
          <nvpair id="fence-alpha-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-alpha-params-username" name="username" value="admin"/>
          <nvpair id="fence-alpha-params-pcmk_host_list" name="pcmk_host_list" value="alpha"/>
        </instance_attributes>
      </primitive>
      <primitive id="fence-bravo" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-bravo-params">
          <nvpair id="fence-bravo-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-bravo-params-username" name="username" value="admin"/>
          <nvpair id="fence-bravo-params-pcmk_host_list" name="pcmk_host_list" value="bravo"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_location id="fence-alpha-place" rsc="fence-alpha" node="alpha" score="INFINITY"/>
                                                                   ^^^^^ "fence-alpha" fences only "alpha" and is bound to that node, which cannot fence itself
    </constraints>
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
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-params">
          <nvpair id="fence-alpha-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-alpha-params-username" name="username" value="admin"/>
          <nvpair id="fence-alpha-params-pcmk_host_list" name="pcmk_host_list" value="alpha"/>
        </instance_attributes>
      </primitive>
      <primitive id="fence-bravo" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-bravo-params">
          <nvpair id="fence-bravo-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-bravo-params-username" name="username" value="admin"/>
          <nvpair id="fence-bravo-params-pcmk_host_list" name="pcmk_host_list" value="bravo"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_location id="fence-alpha-place" rsc="fence-alpha" node="alpha" score="-INFINITY"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
