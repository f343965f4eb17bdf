import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { managedDrbd } from '../cluster/managed-drbd.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/managed-drbd-unprotected',
  severity: 'warning',
  on: 'cluster',
  doc: {
    en: {
      what: 'Neither fencing nor quorum protects a DRBD resource.',
      why: 'When the replication link breaks and Pacemaker promotes the other side, both may have taken writes: the data diverges (metadata of ocf:linbit:drbd, note on data divergence). fencing resource-and-stonith with crm-fence-peer, or quorum majority with three nodes, prevents it.',
      fix: 'Set fencing and the handlers crm-fence-peer and crm-unfence-peer, or quorum and on-no-quorum.',
    },
    ja: {
      what: 'DRBD リソースが、フェンシングでもクォーラムでも保護されていません。',
      why: 'レプリケーションのリンクが切れ、Pacemaker が対向ノードを昇格させると、両方に書き込まれてデータが食い違うおそれがあります（ocf:linbit:drbd のメタデータの注記）。crm-fence-peer を使う fencing resource-and-stonith か、3 ノードでの quorum majority で防げます。',
      fix: 'fencing と、crm-fence-peer、crm-unfence-peer のハンドラを設定するか、quorum と on-no-quorum を設定します。',
    },
  },
  check(model, report) {
    for (const pacemaker of model.pacemaker) {
      for (const { primitive, name } of managedDrbd(pacemaker)) {
        const found = model.drbdResources.filter(r => r.name === name.value);
        if (found.length === 0 || !primitive.id) continue;
        const open = found.some(
          ({ net, disk, options, configuration, facts, connections, template }) =>
            facts.incomplete ||
            (facts.templateFile && !template) ||
            configuration.unseen.length > 0 ||
            (net.get('fencing')?.value ?? 'dont-care') !== 'dont-care' ||
            (disk.get('fencing')?.value ?? 'dont-care') !== 'dont-care' ||
            connections.some(c => (c.net.get('fencing')?.value ?? 'dont-care') !== 'dont-care') ||
            (isDrbd9(configuration.version) && (options.get('quorum')?.value ?? 'off') !== 'off'),
        );
        if (open) continue;
        const id = primitive.id.value;
        const [first] = found;
        report(
          primitive.id.at,
          {
            en: `DRBD resource "${name.value}" of "${id}" has neither fencing nor quorum, so its data may diverge`,
            ja: `"${id}" の DRBD リソース "${name.value}" に fencing も quorum もないため、データが食い違うおそれがあります`,
          },
          first
            ? {
                related: [
                  {
                    ...first.facts.name.at,
                    message: { en: `DRBD resource "${name.value}"`, ja: `DRBD リソース "${name.value}" です` },
                  },
                ],
              }
            : {},
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
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
                       ^^^^ DRBD resource "r0" of "drbd" has neither fencing nor quorum, so its data may diverge
          <instance_attributes id="drbd-params">
            <nvpair id="drbd-params-drbd_resource" name="drbd_resource" value="r0"/>
          </instance_attributes>
          <operations>
            <op id="drbd-monitor-promoted" name="monitor" interval="29s" role="Promoted"/>
            <op id="drbd-monitor-unpromoted" name="monitor" interval="31s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- r0.res --
resource r0 {
  device /dev/drbd0;
  disk /dev/sdb1;
  net { fencing resource-and-stonith; }
  handlers {
    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";
    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
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
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
