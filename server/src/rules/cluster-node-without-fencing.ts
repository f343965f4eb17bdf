import { fencingDevices } from '../cluster/fencing-devices.ts';
import { isWhole } from '../cluster/resource-lines.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/node-without-fencing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A node is in the list of no fencing device.',
      why: 'All devices name their nodes (pcmk_host_list or pcmk_host_map), and this node is not among them. When it fails, no device takes the order, and the cluster waits before it starts the resources of that node elsewhere (Pacemaker Explained, Fencing).',
      fix: 'Add a device for the node, or add the node to a list.',
    },
    ja: {
      what: 'どのフェンシングデバイスのリストにもないノードがあります。',
      why: 'すべてのデバイスに対象ノードのリスト（pcmk_host_list または pcmk_host_map）がありますが、このノードは含まれません。故障してもフェンシングできるデバイスがないため、そのノードのリソースはほかのノードで起動されません（Pacemaker Explained、Fencing）。',
      fix: 'このノードのデバイスを追加するか、リストにノードを追加します。',
    },
  },
  check(pacemaker, report) {
    if (!isWhole(pacemaker) || truth(pacemaker.property('fencing-enabled')) === false) return;
    // A watchdog fences every node.
    if (truth(pacemaker.property('have-watchdog')) && pacemaker.property('fencing-watchdog-timeout')) return;
    const devices = fencingDevices(pacemaker);
    if (devices.length === 0 || devices.some(d => !d.targets)) return;
    const covered = new Set(devices.flatMap(d => d.targets ?? []).map(name => name.toLowerCase()));
    // A device whose list names strangers only is a fault of its own: then the list is wrong, not its length.
    const members = pacemaker.facts.nodes.filter(n => n.uname && (n.type?.value ?? 'member') === 'member');
    if (!members.some(n => covered.has(n.uname?.value.toLowerCase() ?? ''))) return;
    for (const { uname } of members) {
      if (!uname || covered.has(uname.value.toLowerCase())) continue;
      report(uname.at, {
        en: `no fencing device has node "${uname.value}" in its list, so it cannot be fenced`,
        ja: `ノード "${uname.value}" がどのフェンシングデバイスのリストにもないため、フェンシングできません`,
      });
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
                          ^^^^^ no fencing device has node "bravo" in its list, so it cannot be fenced
    </nodes>
    <resources>
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-params">
          <nvpair id="fence-alpha-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-alpha-params-username" name="username" value="admin"/>
          <nvpair id="fence-alpha-params-pcmk_host_list" name="pcmk_host_list" value="alpha"/>
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
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="fence-all" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-all-params">
          <nvpair id="fence-all-params-ip" name="ip" value="192.168.0.10"/>
          <nvpair id="fence-all-params-username" name="username" value="admin"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
