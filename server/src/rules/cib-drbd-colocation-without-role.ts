import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { drbdClones } from '../cluster/drbd-clones.ts';
import { promotedWord } from '../cluster/promoted-word.ts';
import { topOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/drbd-colocation-without-role',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A resource follows a DRBD clone, but not its promoted instance.',
      why: 'Without with-rsc-role any instance will do, also one on a secondary, where the device cannot be opened (DRBD User’s Guide, Integrating DRBD with Pacemaker clusters; Clusters from Scratch).',
      fix: 'Add with-rsc-role="Promoted" (Master before Pacemaker 2.1).',
    },
    ja: {
      what: 'DRBD クローンとの同居制約に、ロールの指定がありません。',
      why: 'with-rsc-role がないと、セカンダリのノードのインスタンスとも同居できるため、デバイスを開けません（DRBD User’s Guide、Integrating DRBD with Pacemaker clusters、Clusters from Scratch）。',
      fix: 'with-rsc-role="Promoted"（Pacemaker 2.1 より前は Master）を追加します。',
    },
  },
  check(pacemaker, report) {
    const clones = drbdClones(pacemaker);
    if (clones.size === 0) return;
    const { colocations } = constraintPairs(pacemaker);
    const withRole = new Set(
      colocations.flatMap(c =>
        c.base.role && c.dependent.resource ? [`${c.dependent.id.value} ${c.base.id.value}`] : [],
      ),
    );
    for (const { dependent, base, score, direct } of colocations) {
      if (!direct || !base.resource || !clones.has(base.resource) || base.role || score === undefined || score <= 0)
        continue;
      // What is cloned itself may want to be wherever DRBD is.
      if (!dependent.resource || topOf(dependent.resource).kind === 'clone') continue;
      if (withRole.has(`${dependent.id.value} ${base.id.value}`)) continue;
      const { file, span } = base.id.at;
      const role = promotedWord(pacemaker);
      report(
        base.id.at,
        {
          en: `"${dependent.id.value}" follows any instance of "${base.id.value}", also a secondary (add with-rsc-role="${role}")`,
          ja: `"${dependent.id.value}" は、セカンダリも含む "${base.id.value}" の任意のインスタンスと同居します（with-rsc-role="${role}" を追加します）`,
        },
        {
          fixes: [
            {
              title: { en: `Add with-rsc-role="${role}"`, ja: `with-rsc-role="${role}" を追加する` },
              safe: false,
              edits: [{ file, span: { start: span.end + 1, end: span.end + 1 }, newText: ` with-rsc-role="${role}"` }],
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
      <rsc_colocation id="fs-with-drbd" rsc="fs" with-rsc="drbd-clone" score="INFINITY"/>
                                                           ^^^^^^^^^^ "fs" follows any instance of "drbd-clone", also a secondary (add with-rsc-role="Promoted")
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
