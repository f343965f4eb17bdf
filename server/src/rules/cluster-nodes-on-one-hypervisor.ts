import type { Located } from '../cluster/effective.ts';
import { fencingDevices } from '../cluster/fencing-devices.ts';
import { fencingState } from '../cluster/fencing-state.ts';
import type { PacemakerModel, ResourceFacts } from '../cluster/pacemaker.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/nodes-on-one-hypervisor',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'All nodes are virtual machines of one hypervisor.',
      why: 'fence_virsh and its like name the hypervisor that runs the virtual machine. Where all nodes are fenced through the same one, its failure stops the whole cluster, and while it cannot be reached every takeover waits for fencing.',
      fix: 'Run the nodes on different hosts, if the cluster is to survive the loss of one.',
    },
    ja: {
      what: 'すべてのノードが、同じハイパーバイザの仮想マシンです。',
      why: 'fence_virsh などには、仮想マシンを動かすハイパーバイザを指定します。全ノードのフェンシングが同じハイパーバイザを経由する場合、その故障でクラスタ全体が停止します。接続できない間は、引き継ぎもフェンシングを待ち続けます。',
      fix: 'ホストの故障に備えるクラスタであれば、ノードを別々のホストで動かします。',
    },
  },
  check(pacemaker, report) {
    const state = fencingState(pacemaker);
    const members = pacemaker.facts.nodes.filter(n => (n.type?.value ?? 'member') === 'member');
    if (state.is !== 'on' || members.length < 2) return;
    const devices = fencingDevices(pacemaker);
    const hosts = devices.map(({ resource }) => hypervisorOf(resource, pacemaker));
    const [first] = hosts;
    const last = hosts.at(-1);
    if (!first || !last || hosts.some(host => host?.value !== first.value)) return;
    // A list that leaves a node out says nothing of where that one runs.
    if (devices.every(d => d.targets)) {
      const covered = new Set(devices.flatMap(d => d.targets ?? []).map(name => name.toLowerCase()));
      if (members.some(n => !covered.has(n.uname?.value.toLowerCase() ?? ''))) return;
    }
    const all = members.length === 2 ? { en: 'both nodes', ja: '両ノード' } : { en: 'all nodes', ja: '全ノード' };
    report(
      last.at,
      {
        en: `${all.en} are virtual machines of hypervisor ${last.value}, so its failure stops the whole cluster`,
        ja: `${all.ja}がハイパーバイザ ${last.value} の仮想マシンのため、その故障でクラスタ全体が停止します`,
      },
      {
        related: hosts
          .slice(0, -1)
          .flatMap(host =>
            host ? [{ ...host.at, message: { en: 'the same hypervisor', ja: '同じハイパーバイザです' } }] : [],
          ),
      },
    );
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="fence" class="stonith" type="fence_virsh">
        <instance_attributes id="fence-params">
          <nvpair id="fence-ip" name="ip" value="192.168.8.1"/>
                                                 ^^^^^^^^^^^ both nodes are virtual machines of hypervisor 192.168.8.1, so its failure stops the whole cluster
          <nvpair id="fence-map" name="pcmk_host_map" value="alpha:vm1;bravo:vm2"/>
        </instance_attributes>
      </primitive>
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
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="fence-alpha" class="stonith" type="fence_virsh">
        <instance_attributes id="fence-alpha-params">
          <nvpair id="fence-alpha-ip" name="ip" value="192.168.8.1"/>
          <nvpair id="fence-alpha-map" name="pcmk_host_map" value="alpha:vm1"/>
        </instance_attributes>
      </primitive>
      <primitive id="fence-bravo" class="stonith" type="fence_virsh">
        <instance_attributes id="fence-bravo-params">
          <nvpair id="fence-bravo-ip" name="ip" value="192.168.8.2"/>
          <nvpair id="fence-bravo-map" name="pcmk_host_map" value="bravo:vm2"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});

/** The address of the hypervisor, for agents that log in there; one that manages many hosts is none. */
function hypervisorOf(resource: ResourceFacts, pacemaker: PacemakerModel): Located<string> | undefined {
  if (!loggingIn.has(pacemaker.agent(resource) ?? '')) return undefined;
  const found = pacemaker.parameter(resource, 'ip') ?? pacemaker.parameter(resource, 'ipaddr');
  return found && found.value !== '' ? found : undefined;
}

const loggingIn: ReadonlySet<string> = new Set(['stonith:fence_virsh', 'stonith:fence_virt']);
