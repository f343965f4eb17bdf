import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { drbdClones, isOnDrbd } from '../cluster/drbd-clones.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/drbd-colocation-reversed',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'DRBD follows the file system instead of the other way round.',
      why: 'rsc goes where with-rsc is: here the file system chooses its node first, whether DRBD can be promoted there or not, and a failure of it moves the promotion (Pacemaker Explained, Colocation).',
      fix: 'Swap the two: rsc is the file system, with-rsc the clone with with-rsc-role="Promoted".',
    },
    ja: {
      what: 'ファイルシステムではなく、DRBD のほうを同居させる向きになっています。',
      why: 'rsc が with-rsc のノードに従います。この制約では、DRBD が昇格できるかどうかに関係なくファイルシステムが先にノードを決め、ファイルシステムが故障すると昇格するノードも変わります（Pacemaker Explained、Colocation）。',
      fix: '向きを逆にします。rsc をファイルシステム、with-rsc をクローンとし、with-rsc-role="Promoted" を付けます。',
    },
  },
  check(pacemaker, report) {
    const clones = drbdClones(pacemaker);
    if (clones.size === 0) return;
    for (const { constraint, dependent, base, score, direct } of constraintPairs(pacemaker).colocations) {
      if (!direct || !dependent.resource || !clones.has(dependent.resource) || !base.resource) continue;
      if (score === undefined || score <= 0 || !isOnDrbd(base.resource, pacemaker)) continue;
      report(constraint.at, {
        en: `"${dependent.id.value}" follows "${base.id.value}", but DRBD must decide (swap rsc and with-rsc)`,
        ja: `"${dependent.id.value}" が "${base.id.value}" に従いますが、DRBD が決める必要があります（rsc と with-rsc を入れ替えます）`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="drbd-clone">
        <meta_attributes id="drbd-clone-meta">
          <nvpair id="drbd-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="drbd-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="drbd-monitor-promoted" name="monitor" interval="29s" role="Promoted"/>
            <op id="drbd-monitor-unpromoted" name="monitor" interval="31s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-params-device" name="device" value="/dev/drbd0"/>
          <nvpair id="fs-params-directory" name="directory" value="/srv"/>
          <nvpair id="fs-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_colocation id="drbd-with-fs" rsc="drbd-clone" with-rsc="fs" score="INFINITY" rsc-role="Promoted"/>
       ^^^^^^^^^^^^^^ "drbd-clone" follows "fs", but DRBD must decide (swap rsc and with-rsc)
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
    <resources>
      <clone id="drbd-clone">
        <meta_attributes id="drbd-clone-meta">
          <nvpair id="drbd-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="drbd-clone-meta-notify" name="notify" value="true"/>
        </meta_attributes>
        <primitive id="drbd" class="ocf" provider="linbit" type="drbd">
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="drbd-monitor-promoted" name="monitor" interval="29s" role="Promoted"/>
            <op id="drbd-monitor-unpromoted" name="monitor" interval="31s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
      <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
        <instance_attributes id="fs-params">
          <nvpair id="fs-params-device" name="device" value="/dev/drbd0"/>
          <nvpair id="fs-params-directory" name="directory" value="/srv"/>
          <nvpair id="fs-params-fstype" name="fstype" value="xfs"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints>
      <rsc_colocation id="fs-with-drbd" rsc="fs" with-rsc="drbd-clone" score="INFINITY" with-rsc-role="Promoted"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
