import { corosyncDevice } from '../cluster/corosync-device.ts';
import { type FencingDevice, fencingDevices } from '../cluster/fencing-devices.ts';
import { fencingState } from '../cluster/fencing-state.ts';
import type { Model } from '../cluster/model.ts';
import { corosyncNodes } from '../cluster/node-names.ts';
import type { PacemakerModel } from '../cluster/pacemaker.ts';
import { parameterInForce, possibleValues } from '../cluster/pacemaker-effective.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/two-node-fencing-delay-missing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Two nodes can fence each other at the same moment.',
      why: 'When two nodes lose sight of each other, both have quorum (two_node) and both fence. Without a delay on one side neither may survive. One device that serves both nodes needs a random delay (Pacemaker Explained, pcmk_delay_base, pcmk_delay_max and priority-fencing-delay). A quorum device decides by itself, and devices that take away reservations let one side win.',
      fix: 'Set pcmk_delay_base at the device of one node, pcmk_delay_max at a device that serves both, or priority-fencing-delay.',
    },
    ja: {
      what: '2 台のノードが、同時に互いをフェンシングするおそれがあります。',
      why: '2 台のノードは、互いを見失ってもどちらにもクォーラムがあり（two_node）、互いにフェンシングを実行します。一方に遅延がなければ、両方とも停止することがあります。1 台のデバイスで両ノードを担当する場合は、ランダムな遅延が必要です（Pacemaker Explained、pcmk_delay_base、pcmk_delay_max、priority-fencing-delay）。クォーラムデバイスがあれば、それが勝者を決めます。予約を奪う方式のデバイスでは、必ず一方が残ります。',
      fix: '一方のノードのデバイスに pcmk_delay_base、両ノードを担当するデバイスなら pcmk_delay_max を設定するか、priority-fencing-delay を設定します。',
    },
  },
  check(pacemaker, report, model) {
    if (fencingState(pacemaker).is !== 'on' || !pacemaker.facts.whole || pacemaker.facts.incomplete) return;
    const nodes = nodeNames(pacemaker, model);
    if (nodes.length !== 2 || model.corosync.some(corosyncDevice)) return;
    const devices = fencingDevices(pacemaker);
    const last = devices.at(-1);
    if (!last || !canFenceBoth(devices, nodes)) return;
    const priority = pacemaker.property('priority-fencing-delay');
    if (priority && cibMilliseconds(priority.value, pacemaker.version) !== 0) return;
    if (devices.some(device => !strikesAtOnce(device, pacemaker))) return;
    report(last.resource.at, {
      en: 'two nodes, but no delay on either side: after a split both can fence each other',
      ja: '2 ノードですが、どちらの側にも遅延がないため、分断されると互いをフェンシングするおそれがあります',
    });
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
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-params">
          <nvpair id="fence-alpha-list" name="pcmk_host_list" value="alpha"/>
        </instance_attributes>
      </primitive>
      <primitive id="fence-bravo" class="stonith" type="fence_ipmilan">
       ^^^^^^^^^ two nodes, but no delay on either side: after a split both can fence each other
        <instance_attributes id="fence-bravo-params">
          <nvpair id="fence-bravo-list" name="pcmk_host_list" value="bravo"/>
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
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-params">
          <nvpair id="fence-alpha-list" name="pcmk_host_list" value="alpha"/>
          <nvpair id="fence-alpha-delay" name="pcmk_delay_base" value="5s"/>
        </instance_attributes>
      </primitive>
      <primitive id="fence-bravo" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-bravo-params">
          <nvpair id="fence-bravo-list" name="pcmk_host_list" value="bravo"/>
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

/** Members of the cluster by name in lower case: of the nodes section, else of the nodelist. */
function nodeNames({ facts }: PacemakerModel, model: Model): string[] {
  const members = facts.nodes.filter(n => (n.type?.value ?? 'member') === 'member');
  if (members.length > 0) return members.map(n => n.uname?.value.toLowerCase() ?? '');
  const { byName, complete } = corosyncNodes(model);
  return complete ? [...byName.keys()] : [];
}

/** A device that finds out by itself whom it can fence counts for both. */
function canFenceBoth(devices: readonly FencingDevice[], nodes: readonly string[]): boolean {
  if (devices.some(d => !d.targets)) return true;
  const covered = new Set(devices.flatMap(d => d.targets ?? []).map(name => name.toLowerCase()));
  return nodes.every(name => covered.has(name));
}

/** Whether a device strikes without any delay, for certain. */
function strikesAtOnce({ resource }: FencingDevice, pacemaker: PacemakerModel): boolean {
  const agent = pacemaker.agent(resource)?.slice('stonith:'.length) ?? '';
  if (byReservation.has(agent)) return false;
  return delays.every(name => {
    const found = parameterInForce(pacemaker, resource, name);
    return !found.unknown && possibleValues(found).every(text => cibMilliseconds(text, pacemaker.version) === 0);
  });
}

/** `delay` is a parameter of most agents. */
const delays: readonly string[] = ['pcmk_delay_base', 'pcmk_delay_max', 'delay'];

/** One side takes the reservation, the other loses it: both cannot win. */
const byReservation: ReadonlySet<string> = new Set(['fence_scsi', 'fence_mpath']);
