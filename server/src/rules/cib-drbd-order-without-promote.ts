import { constraintPairs } from '../cluster/constraint-pairs.ts';
import { drbdClones, isOnDrbd } from '../cluster/drbd-clones.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/drbd-order-without-promote',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The file system is ordered after the start of the DRBD clone, not after its promotion.',
      why: 'first-action defaults to start, so the file system may be started while DRBD is still secondary (crm_simulate 2.1.5 starts it before the promotion).',
      fix: 'Add first-action="promote" and then-action="start".',
    },
    ja: {
      what: 'ファイルシステムの順序制約が、DRBD クローンの昇格後ではなく起動後になっています。',
      why: 'first-action のデフォルトは start のため、DRBD がセカンダリのままファイルシステムが起動されることがあります（crm_simulate 2.1.5 では昇格の前に起動されます）。',
      fix: 'first-action="promote" と then-action="start" を追加します。',
    },
  },
  check(pacemaker, report) {
    const clones = drbdClones(pacemaker);
    if (clones.size === 0) return;
    const { orders } = constraintPairs(pacemaker);
    const promoted = new Set(
      orders.flatMap(o =>
        o.firstAction === 'promote' && o.mandatory ? [`${o.first.id.value} ${o.second.id.value}`] : [],
      ),
    );
    for (const { first, second, firstAction, thenAction, mandatory, direct } of orders) {
      if (!direct || !mandatory || firstAction !== 'start' || thenAction !== 'start') continue;
      if (!first.resource || !clones.has(first.resource) || !second.resource) continue;
      if (!isOnDrbd(second.resource, pacemaker) || promoted.has(`${first.id.value} ${second.id.value}`)) continue;
      const insert = (word: typeof first, name: string, value: string) =>
        word.action
          ? { ...word.action.at, newText: value }
          : {
              file: word.id.at.file,
              span: { start: word.id.at.span.end + 1, end: word.id.at.span.end + 1 },
              newText: ` ${name}="${value}"`,
            };
      report(
        first.id.at,
        {
          en: `"${second.id.value}" starts after the start of "${first.id.value}", but must wait for its promotion`,
          ja: `"${second.id.value}" は "${first.id.value}" の起動後に起動しますが、昇格を待つ必要があります`,
        },
        {
          fixes: [
            {
              title: { en: 'Wait for the promotion', ja: '昇格を待つようにする' },
              safe: false,
              edits: [insert(first, 'first-action', 'promote'), insert(second, 'then-action', 'start')],
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
      <rsc_order id="drbd-then-fs" first="drbd-clone" then="fs"/>
                                          ^^^^^^^^^^ "fs" starts after the start of "drbd-clone", but must wait for its promotion
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
      <rsc_order id="drbd-then-fs" first="drbd-clone" first-action="promote" then="fs" then-action="start"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
